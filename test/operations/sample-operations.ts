import { sql, type Operations } from '../../src/migrations/operations/index.js';

/** Calls that make operations of every kind, whether or not they could run one after the other. */
export function sampleOperations(op: Operations): void {
  onTables(op);
  onColumnsAndConstraints(op);
  onTypes(op);
  onPrograms(op);
  onRows(op);
  onTheRest(op);
}

function onTables(op: Operations): void {
  op.createTable('shop.products', (t) => {
    t.id();
    t.varchar('name', 200).notNull().default('nameless').comment("Not the 'title'");
    t.integer('maker').references('makers', 'id');
    t.timestamps();
    t.index(['name'], { unique: true, where: 'maker is not null' });
    t.check('products_name_check', "name <> ''");
  });
  op.dropTable('flights', { ifExists: true, cascade: true });
  op.renameTable('flights', 'journeys');
  op.moveTable('public.products', 'shop');
  op.inheritTable('staff', 'people');
  op.setLogged('sessions', false);
  op.setReplicaIdentity('users', { index: 'users_email_unique' }, { from: 'default' });
  op.setStorageParameters('views', { fillfactor: 80 }, { from: { fillfactor: null } });
  op.setTableOwner('users', 'pg_monitor', { from: 'pg_database_owner' });
  op.createStatistics('addresses', 'places', ['city', 'postcode'], { kinds: ['dependencies'] });
  op.dropStatistics('addresses', 'places', ['city', 'postcode']);
  op.createPartition('events_rest', { of: 'events', default: true });
  op.attachPartition('events', 'events_2025', { from: '2025-01-01', to: '2026-01-01' });
  op.detachPartition('events', 'events_2024', { was: { from: '2024-01-01', to: '2025-01-01' } });
  op.dropPartition('events_2023', { of: 'events', from: '2023-01-01', to: '2024-01-01' });
}

function onColumnsAndConstraints(op: Operations): void {
  op.addColumn('users', (t) => t.numeric('balance', 12, 2).notNull().default(0));
  op.alterColumn('users', 'name', { type: 'varchar(100)', nullable: true }, { using: 'left(name, 100)' });
  op.dropColumn('users', (t) => t.text('name'));
  op.renameColumn('users', 'name', 'full_name');
  op.addCheck('orders', 'orders_total_check', 'total >= 0', { notValid: true });
  op.addForeignKey('posts', ['user_id'], 'users', ['id'], { notValid: true });
  op.addPrimaryKey('users', ['id', 'version']);
  op.addUnique('users', ['email'], { nullsNotDistinct: true });
  op.addExclusion('bookings', 'no_overlap', [{ column: 'room', with: '=' }], { where: 'not cancelled' });
  op.alterConstraint('people', 'partner', { deferrable: true }, { from: { deferrable: false } });
  op.dropConstraint('users', 'users_pkey', { type: 'primaryKey', columns: ['id'] });
  op.renameConstraint('users', 'uq_email', 'users_email_unique');
  op.validateConstraint('users', 'users_email_present');
  op.createIndex('users', ['email'], { concurrently: true, method: 'btree', include: ['name'] });
  op.dropIndex('places', ['state']);
  op.renameIndex('users', 'users_email_idx', 'users_email_index');
}

function onTypes(op: Operations): void {
  const status = ['draft', 'open', 'done'];
  op.createEnum('status', status);
  op.addEnumValue('status', 'open', { after: 'draft', ifNotExists: true });
  op.renameEnumValue('status', 'done', 'closed');
  op.replaceEnum('status', {
    from: status,
    to: ['open', 'done', 'archived'],
    map: { draft: 'open' },
    revertMap: { archived: 'done' },
    columns: [{ table: 'orders', column: 'status', default: { from: 'draft', to: 'open' } }],
  });
  op.dropEnum('status', status);
  op.createDomain('email', 'citext', { checks: [{ name: 'has_at', expression: "value like '%@%'" }] });
  op.alterDomain('quantity', { default: 1, notNull: true }, { from: { default: null } });
  op.dropDomain('price', 'numeric');
  op.createType('address', (t) => void t.text('street'));
  op.dropType('address', (t) => void t.text('street'));
  op.renameType('shop.location', 'coordinates');
  op.moveType('shop.coordinates', 'public');
}

function onPrograms(op: Operations): void {
  op.createView('ones', 'select 1 as one');
  op.renameView('ones', 'units');
  op.dropView('units', 'select 1 as one');
  op.createMaterializedView('sums', 'select count(*) from ones');
  op.refreshMaterializedView('sums', { concurrently: true });
  op.dropMaterializedView('sums', 'select count(*) from ones');
  op.createFunction('twice', {
    arguments: [{ name: 'n', type: 'integer' }],
    returns: 'integer',
    body: 'select n * 2',
    language: 'sql',
  });
  op.createProcedure('forget', { body: 'begin delete from audits; commit; end' });
  op.renameFunction('twice', ['integer'], 'double');
  op.dropProcedure('forget', [], { ifExists: true });
  const touch = { timing: 'before', events: ['update'], forEach: 'row', function: 'touch_row' } as const;
  op.createTrigger('users', 'touch', touch);
  op.renameTrigger('users', 'touch', 'users_touch');
  op.setTrigger('users', 'touch', 'disabled', { from: 'enabled' });
  op.dropTrigger('users', 'touch', touch);
  op.createPolicy('notes', 'own', { using: 'author = current_user' });
  op.alterPolicy('notes', 'own', { using: 'true' }, { from: { using: 'author = current_user' } });
  op.renamePolicy('notes', 'own', 'all');
  op.dropPolicy('notes', 'own', { using: 'true' });
  op.enableRowLevelSecurity('notes', { force: true });
}

function onRows(op: Operations): void {
  op.bulkInsert('roles', [
    { slug: 'admin', rank: 1, since: null },
    { slug: "o'clock", rank: 2.5, since: new Date(0) },
  ]);
  op.update('users', { set: { full_name: sql`name`, rank: 1 }, where: 'id > 3' });
  op.delete('roles', "title like 'Adm%'", { was: [{ slug: 'admin', title: 'Admin' }] });
  op.truncate('countries');
  op.backfill('posts', { set: { slug: sql`lower(title)` }, where: 'slug is null' });
}

function onTheRest(op: Operations): void {
  op.createSchema('shop');
  op.renameSchema('shop', 'store');
  op.dropSchema('store');
  op.createSequence('numbers', { start: 10_000, cache: 1 });
  op.alterSequence('numbers', { increment: 10, restart: 1_000 }, { from: { increment: 1 } });
  op.renameSequence('numbers', 'order_numbers');
  op.dropSequence('order_numbers', { was: { start: 5 } });
  op.createExtension('citext', { ifNotExists: true });
  op.alterExtension('pg_trgm', { schema: 'extensions' }, { from: { schema: 'public' } });
  op.dropExtension('hstore', { was: {} });
  op.grant('select', { table: 'users', columns: ['id', 'name'] }, 'pg_monitor');
  op.revoke('create', { schema: 'public' }, 'public');
  op.comment({ table: 'users' }, "It's theirs", { was: null });
  op.reversible({ up: (inner) => inner.sql('select 1'), down: (inner) => inner.sql('select 2') });
  op.sql('select 1', { reverse: 'select 2' });
}
