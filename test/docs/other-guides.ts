/** The operations of Alembic's reference, https://alembic.sqlalchemy.org/en/latest/ops.html. */
export const ALEMBIC = [
  'add_column',
  'alter_column',
  'batch_alter_table',
  'bulk_insert',
  'create_check_constraint',
  'create_exclude_constraint',
  'create_foreign_key',
  'create_index',
  'create_primary_key',
  'create_table',
  'create_table_comment',
  'create_unique_constraint',
  'drop_column',
  'drop_constraint',
  'drop_index',
  'drop_table',
  'drop_table_comment',
  'execute',
  'f',
  'get_bind',
  'get_context',
  'implementation_for',
  'inline_literal',
  'invoke',
  'register_operation',
  'rename_table',
  'run_async',
].map((name) => `op.${name}`);

/** The methods of Laravel's guide, https://laravel.com/docs/migrations: of the schema, its column types and modifiers, indexes and keys. */
export const LARAVEL = `
  Schema::create Schema::table Schema::rename Schema::drop Schema::dropIfExists
  Schema::hasTable Schema::hasColumn Schema::hasIndex
  enableForeignKeyConstraints disableForeignKeyConstraints Schema::withoutForeignKeyConstraints
  Schema::ensureVectorExtensionExists temporary comment shouldRun

  bigIncrements bigInteger binary boolean char dateTimeTz dateTime date decimal double enum float foreignId
  foreignIdFor foreignUlid foreignUuid geography geometry id increments integer ipAddress json jsonb longText
  macAddress mediumIncrements mediumInteger mediumText morphs nullableMorphs nullableUlidMorphs nullableUuidMorphs
  rememberToken set smallIncrements smallInteger softDeletesTz softDeletes string text timeTz time timestampTz
  timestamp timestampsTz timestamps tinyIncrements tinyInteger tinyText unsignedBigInteger unsignedInteger
  unsignedMediumInteger unsignedSmallInteger unsignedTinyInteger ulidMorphs uuidMorphs ulid uuid vector year

  after autoIncrement charset collation default first from instant invisible lock nullable storedAs unsigned
  useCurrent useCurrentOnUpdate virtualAs generatedAs always

  change renameColumn dropColumn dropMorphs dropRememberToken dropSoftDeletes dropSoftDeletesTz dropTimestamps
  dropTimestampsTz

  primary unique index fullText spatialIndex online renameIndex dropPrimary dropUnique dropIndex dropFullText
  dropSpatialIndex

  foreign constrained cascadeOnUpdate restrictOnUpdate nullOnUpdate noActionOnUpdate cascadeOnDelete
  restrictOnDelete nullOnDelete noActionOnDelete dropForeign
`
  .trim()
  .split(/\s+/);
