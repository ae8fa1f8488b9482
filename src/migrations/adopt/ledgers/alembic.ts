import type { ForeignLedger } from './foreign-ledger.js';

/** `MigrationContext` of Alembic. It records the heads alone. */
export const alembic: ForeignLedger = {
  title: 'Alembic',
  table: { name: 'alembic_version' },
  columns: ['version_num'],
  companions: () => [],
  recordsHeads: true,
  select: (table) => `
    select version_num as name, array[]::text[] as aliases, null as "appliedAt", true as "isApplied"
      from ${table} order by version_num`,
};
