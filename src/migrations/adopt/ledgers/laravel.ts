import type { ForeignLedger } from './foreign-ledger.js';

/** `DatabaseMigrationRepository` of Laravel, whose order this is. */
export const laravel: ForeignLedger = {
  title: 'Laravel',
  table: { name: 'migrations' },
  columns: ['migration', 'batch'],
  companions: () => [],
  select: (table) => `
    select migration as name, array[]::text[] as aliases, null as "appliedAt", true as "isApplied"
      from ${table} order by batch, migration`,
};
