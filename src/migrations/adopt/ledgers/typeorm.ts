import type { ForeignLedger } from './foreign-ledger.js';

/**
 * `MigrationExecutor` of `typeorm`. It records the class, which ends in the time of the file's name, and not when it ran.
 * `typeorm_metadata` holds generated columns and views.
 */
export const typeOrm: ForeignLedger = {
  title: 'TypeORM',
  table: { name: 'migrations' },
  columns: ['id', 'timestamp', 'name'],
  companions: () => ['typeorm_metadata'],
  select: (table) => `
    select name, array["timestamp" || '-' || regexp_replace(name, "timestamp" || '$', '')] as aliases,
        null as "appliedAt", true as "isApplied"
      from ${table} order by id`,
};
