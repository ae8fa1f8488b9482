import type { ForeignLedger } from './foreign-ledger.js';

/**
 * `flavour/postgres.rs` of Prisma's schema engine. One that has failed has no `finished_at`, and blocks Prisma until it is
 * resolved: marked as rolled back, or finished.
 */
export const prisma: ForeignLedger = {
  title: 'Prisma',
  table: { name: '_prisma_migrations' },
  columns: ['migration_name', 'started_at', 'finished_at', 'rolled_back_at'],
  companions: () => [],
  select: (table) => `
    select migration_name as name, array[]::text[] as aliases, finished_at::text as "appliedAt",
        finished_at is not null as "isApplied"
      from ${table} where rolled_back_at is null order by started_at, migration_name`,
};
