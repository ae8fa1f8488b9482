import type { ForeignLedger } from './foreign-ledger.js';

/** `MigrationStorage` of `@mikro-orm/migrations`. Releases before 5 kept the extension of the file. */
export const mikroOrm: ForeignLedger = {
  title: 'MikroORM',
  table: { name: 'mikro_orm_migrations' },
  columns: ['id', 'name', 'executed_at'],
  companions: () => [],
  select: (table) => `
    select regexp_replace(name, '\\.[cm]?[jt]s$', '') as name, array[]::text[] as aliases,
        executed_at::timestamptz::text as "appliedAt", true as "isApplied"
      from ${table} order by id`,
};
