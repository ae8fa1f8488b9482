import type { ForeignLedger } from './foreign-ledger.js';

/** `lib/migrations/migrate/table-creator.js` of `knex`. It records the file with its extension. */
export const knex: ForeignLedger = {
  title: 'Knex',
  table: { name: 'knex_migrations' },
  columns: ['id', 'name', 'batch', 'migration_time'],
  companions: (table) => [`${table}_lock`],
  select: (table) => `
    select regexp_replace(name, '\\.[a-z]+$', '') as name, array[]::text[] as aliases,
        migration_time::timestamptz::text as "appliedAt", true as "isApplied"
      from ${table} order by id`,
};
