import type { ForeignLedger } from './foreign-ledger.js';

/**
 * `migrate()` of Drizzle's `pg-core/dialect.ts`. It records the SHA-256 of the file and when that was generated; newer
 * releases its name, too.
 */
export const drizzle: ForeignLedger = {
  title: 'Drizzle',
  table: { schema: 'drizzle', name: '__drizzle_migrations' },
  columns: ['id', 'hash', 'created_at'],
  companions: () => [],
  select: (table, columns) => `
    select ${columns.includes('name') ? 'coalesce(name, hash)' : 'hash'} as name, array[]::text[] as aliases,
        null as "appliedAt", true as "isApplied"
      from ${table} order by created_at, id`,
};
