import { CLEAN_SCHEMA } from './clean-schema.js';
import type { Guard, TableFacts } from './table-facts.js';

/** A table, and where the rows are that it is to have. */
export interface TableToRestore {
  readonly table: TableFacts;
  /** Quoted; undefined for no rows. */
  readonly baseline: string | undefined;
  /** Transactions before this one have left nothing but the baseline in it; undefined where that is not known. */
  readonly cleanBefore: string | undefined;
}

export interface Restoring {
  readonly tables: readonly TableToRestore[];
  /** Whose notes are cleared. What is noted of others is left for the next time. */
  readonly noted: readonly number[];
  /** Sequences that go back to what is kept of them. */
  readonly sequences: readonly number[];
  /** Whether foreign keys do not hold in this session, so that rows which stay can be spared. */
  readonly asReplica: boolean;
}

/**
 * The first transaction that may leave what this one does not see; its own rows do not count where no older one is at work, which
 * could commit yet.
 */
const CLEAN_BEFORE = `
select pg_current_xact_id();
select (case when oldest = own then own + 1 else oldest end)::text as "cleanBefore"
  from (select pg_current_xact_id()::text::bigint as own, pg_snapshot_xmin(pg_current_snapshot())::text::bigint as oldest) x`;

/** The row of the table and that of its baseline; names that no column is likely to have. */
const [ROW, KEPT] = ['siskin_row', 'siskin_kept'];

/**
 * The statements that bring tables and sequences back, for one transaction. Notes go first: what is committed after that is
 * noted for the next time, and all that was committed before is seen by the statements that follow. All deletes are one
 * statement, and so are all inserts: foreign keys are checked at the end of a statement, so that neither order nor cycles matter.
 */
export function restoreStatements({ tables, noted, sequences, asReplica }: Restoring): string[] {
  const guarded = tables.flatMap(({ table }) => guardSwitches(table));
  const filled = tables.filter(({ baseline }) => baseline !== undefined);
  return [
    `delete from ${CLEAN_SCHEMA}.log where relation = any ('{${noted.join()}}')`,
    CLEAN_BEFORE,
    ...guarded.map(({ off }) => off),
    ...together(tables.map((table) => deleteOf(table, asReplica))),
    ...together(filled.map((table) => insertOf(table, asReplica))),
    ...(sequences.length > 0 ? [sequencesBack(sequences)] : []),
    // A table can't be altered while checks of it are to come.
    ...(guarded.length > 0 ? ['set constraints all immediate', ...guarded.map(({ on }) => on)] : []),
  ];
}

function together(changes: readonly string[]): string[] {
  return changes.length === 0
    ? []
    : [`with ${changes.map((change, i) => `c${i} as (${change})`).join(',\n')} select`];
}

/** Rows that are as they were stay: there may be thousands of a list that a test adds one row to. */
function deleteOf({ table, baseline, cleanBefore }: TableToRestore, asReplica: boolean): string {
  if (baseline === undefined || !isSpared(table, asReplica)) {
    return `delete from only ${table.name}`;
  }
  if (cleanBefore !== undefined) {
    return `delete from only ${table.name} ${ROW} where age(${ROW}.xmin) <= age('${cleanBefore}'::xid8::xid)`;
  }
  return `delete from only ${table.name} ${ROW}
    where not exists (select from ${baseline} ${KEPT} where ${KEPT}::text = ${ROW}::text)`;
}

function insertOf({ table, baseline }: TableToRestore, asReplica: boolean): string {
  const columns = table.columns.join(', ');
  const into = columns === '' ? table.name : `${table.name} (${columns})`;
  const missing = isSpared(table, asReplica)
    ? ` where not exists (select from only ${table.name} ${ROW} where ${hasSameKey(table)})`
    : '';
  return `insert into ${into} overriding system value select ${columns} from ${baseline} ${KEPT}${missing}`;
}

/** Rows are told apart by a key only. A row that others refer to can't be taken away alone where foreign keys hold. */
function isSpared({ key }: TableFacts, asReplica: boolean): boolean {
  return asReplica && key.length > 0;
}

/** As text where equality of a type may be in a schema that the session does not search. */
function hasSameKey({ key, hasPlainKey }: TableFacts): string {
  const of = (row: string) => key.map((column) => `${row}.${column}`);
  return hasPlainKey
    ? `(${of(ROW).join(', ')}) operator(pg_catalog.=) (${of(KEPT).join(', ')})`
    : `row(${of(ROW).join(', ')})::text = row(${of(KEPT).join(', ')})::text`;
}

function sequencesBack(sequences: readonly number[]): string {
  return `select setval(c.oid::regclass, s.last_value, s.is_called)
    from ${CLEAN_SCHEMA}.sequences s join pg_class c on c.oid = s.sequence where c.oid = any ('{${sequences.join()}}')`;
}

const ENABLE: Record<Guard['fires'], string> = { O: 'enable', R: 'enable replica', A: 'enable always' };

/** What lets the rows of a table be seen and changed without the user's policies, triggers and rules, and sets them again. */
interface Switch {
  readonly off: string;
  readonly on: string;
}

function guardSwitches(table: TableFacts): Switch[] {
  const alter = `alter table only ${table.name}`;
  const guards = table.guards.map(({ kind, name, fires }) => ({
    off: `${alter} disable ${kind} ${name}`,
    on: `${alter} ${ENABLE[fires]} ${kind} ${name}`,
  }));
  return [...guards, ...policySwitches(table)];
}

/** The policies of a table do not hold for its owner unless they are forced on him. */
function policySwitches({ name, forcesRowSecurity }: TableFacts): Switch[] {
  const alter = `alter table only ${name}`;
  return forcesRowSecurity
    ? [{ off: `${alter} no force row level security`, on: `${alter} force row level security` }]
    : [];
}

/** Copies all rows of the table, whatever its policies hide. */
export function copyStatements(table: TableFacts, copy: string): string[] {
  const switches = policySwitches(table);
  return [
    ...switches.map(({ off }) => off),
    `create unlogged table ${copy} as select * from only ${table.name}`,
    ...switches.map(({ on }) => on),
  ];
}
