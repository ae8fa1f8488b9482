import type { DatabaseClient } from '../../database/client.js';
import { quotedName, type LocatedLedger } from '../../database/ledger-table.js';

const STATE_CHECK = 'siskin_state';

/** What a layout brings. */
interface Layout {
  /** By which it is told. */
  column: string;
  /** All that a revision may be in from here on. Default: as before. */
  states?: readonly string[];
  columns?: readonly string[];
}

/**
 * All layouts that the ledger has had, the first release's first, which makes the table.
 *
 * A layout only ever adds to the one before: columns with a default, and states. So an older release reads and writes a
 * ledger that a newer one has brought up to date: it leaves the higher layout and the columns that it does not know alone,
 * and shows a state that it does not know.
 */
const LAYOUTS: readonly Layout[] = [
  { column: 'revision' },
  { column: 'in_doubt', states: ['running', 'applied', 'reverting', 'skipped'], columns: ['in_doubt text'] },
  { column: 'repeatable', columns: ['repeatable boolean not null default false'] },
  {
    column: 'script',
    states: ['running', 'applied', 'reverting', 'skipped', 'deleted'],
    columns: ['compiler integer not null default 1', 'script text'],
  },
];

/** The layout that this release works with. */
export const LAYOUT = LAYOUTS.length;

/** The layout of a ledger with these columns, as far as this release knows it; 0 where there is no ledger. */
export function layoutOf(columns: readonly string[]): number {
  return LAYOUTS.findLastIndex(({ column }) => columns.includes(column)) + 1;
}

/** Takes the steps that a ledger of an earlier layout lacks. */
export async function upgradeLayout(
  client: DatabaseClient,
  ledger: LocatedLedger,
  layout: number,
): Promise<void> {
  for (const { replacesCheck, statements } of layoutSteps(quotedName(ledger)).slice(layout)) {
    const check = replacesCheck ? await findStateCheck(client, ledger) : undefined;
    for (const statement of statements(check === undefined ? '' : `drop constraint ${check},`)) {
      await client.query(statement);
    }
  }
}

/** What brings a ledger from one layout to the next. */
export interface LayoutStep {
  /** The column that a ledger has which needs the step no more. */
  column: string;
  /** Whether it changes what states there are, so that the constraint on them makes way for another one. */
  replacesCheck: boolean;
  /** @param dropCheck the clause that drops the constraint on the states, where there is one. */
  statements: (dropCheck: string) => string[];
}

/**
 * The steps from no ledger to the layout of this release.
 *
 * @param table the ledger's name, as SQL.
 */
export function layoutSteps(table: string): LayoutStep[] {
  return LAYOUTS.map(({ column, states, columns = [] }, index) => ({
    column,
    replacesCheck: states !== undefined,
    statements: (dropCheck) => [
      ...(index === 0 ? [createTable(table)] : []),
      ...(states === undefined ? [] : [allowStates(table, states, dropCheck)]),
      ...columns.map((added) => `alter table ${table} add column ${added}`),
    ],
  }));
}

function createTable(table: string): string {
  return `create table ${table} (
    revision text primary key,
    name text not null,
    batch integer not null,
    state text not null constraint ${STATE_CHECK} check (state in ('running', 'applied', 'skipped')),
    checksum text,
    applied_at timestamptz not null default clock_timestamp(),
    duration_ms integer not null default 0,
    applied_by text not null,
    statements_done integer not null default 0,
    revert_script text
  )`;
}

function allowStates(table: string, states: readonly string[], dropCheck: string): string {
  return `alter table ${table} ${dropCheck}
    add constraint ${STATE_CHECK} check (state in (${states.map((state) => `'${state}'`).join(', ')}))`;
}

/** Finds the constraint on the states of the table `$1`. The first release left its name to PostgreSQL. */
export const STATE_CHECK_QUERY = `select quote_ident(conname) as name
  from pg_constraint join pg_attribute state on attrelid = conrelid and attname = 'state'
 where conrelid = to_regclass($1) and contype = 'c' and conkey = array[state.attnum]
   and pg_get_constraintdef(pg_constraint.oid) like '%running%' limit 1`;

async function findStateCheck(client: DatabaseClient, ledger: LocatedLedger): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(STATE_CHECK_QUERY, [quotedName(ledger)]);
  return rows[0]?.name;
}
