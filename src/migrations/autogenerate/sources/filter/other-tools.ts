/** Tables in which other tools keep their own things. */
export const TABLES_OF_OTHER_TOOLS: readonly string[] = [
  '__drizzle_migrations',
  '_prisma_migrations',
  'alembic_version',
  'ar_internal_metadata',
  'databasechangelog',
  'databasechangeloglock',
  'django_migrations',
  'flyway_schema_history',
  'goose_db_version',
  'knex_migrations',
  'knex_migrations_lock',
  'kysely_migration',
  'kysely_migration_lock',
  'mikro_orm_migrations',
  'pgmigrations',
  'schema_migrations',
  'SequelizeMeta',
  'spatial_ref_sys',
  'typeorm_metadata',
  'typeorm_migrations',
];

/** Schemas that other tools make for themselves. */
export const SCHEMAS_OF_OTHER_TOOLS: readonly string[] = [
  'cron',
  'drizzle',
  'graphile_migrate',
  'graphile_worker',
  'hdb_catalog',
  'partman',
  'pgagent',
  'pgboss',
];
