import { columnNames, IS_OWN } from './constraints.js';
import { RELATION } from './name-parameters.js';

export interface ForeignKeyInfo {
  name: string;
  columns: string[];
  /** What it points to; its columns pair with {@link columns} in order. */
  references: { schema: string; table: string; columns: string[] };
  onDelete: ForeignKeyAction;
  onUpdate: ForeignKeyAction;
  deferrable: boolean;
  /** Whether it is checked at the end of the transaction unless told otherwise. */
  deferred: boolean;
  /** False where it was added `not valid` and not validated since. */
  validated: boolean;
}

/** A foreign key of another table, or of the table itself, that points to it. */
export interface IncomingForeignKeyInfo extends ForeignKeyInfo {
  /** The table that has it; its {@link columns} are of that table. */
  from: { schema: string; table: string };
}

export type ForeignKeyAction = 'cascade' | 'restrict' | 'set null' | 'set default' | 'no action';

const FACTS = `
       c.conname as name,
       ${columnNames('c.conkey', 'c.conrelid')} as columns,
       jsonb_build_object('schema', n.nspname, 'table', t.relname,
                          'columns', ${columnNames('c.confkey', 'c.confrelid')}) as references,
       ${action('c.confdeltype')} as "onDelete", ${action('c.confupdtype')} as "onUpdate",
       c.condeferrable as deferrable, c.condeferred as deferred, c.convalidated as validated`;

const FROM = `
  from pg_constraint c
  join pg_class t on t.oid = c.confrelid
  join pg_namespace n on n.oid = t.relnamespace`;

/** Of a table named by `$1` and `$2`. */
export const FOREIGN_KEYS = `
select ${FACTS}
  ${FROM}
 where c.conrelid = ${RELATION} and c.contype = 'f' and ${IS_OWN}
 order by c.conname`;

/** To a table named by `$1` and `$2`. Those of partitions are copies of their table's. */
export const REFERENCING_KEYS = `
select ${FACTS},
       jsonb_build_object('schema', o.nspname, 'table', f.relname) as from
  ${FROM}
  join pg_class f on f.oid = c.conrelid
  join pg_namespace o on o.oid = f.relnamespace
 where c.confrelid = ${RELATION} and c.contype = 'f' and c.conparentid = 0
 order by o.nspname, f.relname, c.conname`;

function action(letter: string): string {
  return `case ${letter} when 'c' then 'cascade' when 'r' then 'restrict' when 'n' then 'set null'
                         when 'd' then 'set default' else 'no action' end`;
}
