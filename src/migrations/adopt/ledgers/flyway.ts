import type { ForeignLedger } from './foreign-ledger.js';

/**
 * `PostgreSQLDatabase.getRawCreateScript` of Flyway. Rows are added alone: a repeatable one has a row for each run, and one
 * that was undone or deleted has a later row which says so. The schemas that Flyway made and its own baseline are no files.
 */
export const flyway: ForeignLedger = {
  title: 'Flyway',
  table: { name: 'flyway_schema_history' },
  columns: ['installed_rank', 'version', 'description', 'type', 'script', 'installed_on', 'success'],
  companions: () => [],
  select: (table) => `
    select regexp_replace(script, '^.*/|\\.[a-zA-Z]+$', '', 'g') as name,
        array_remove(array[version], null) as aliases, installed_on::timestamptz::text as "appliedAt",
        success as "isApplied"
      from ${table} this
     where type not in ('SCHEMA', 'BASELINE') and ${STANDS}
       and not exists (select from ${table} later where later.installed_rank > this.installed_rank
                        and coalesce(later.version = this.version, later.script = this.script))
     order by installed_rank`,
};

const STANDS = `type not like 'UNDO%' and type <> 'DELETE'`;
