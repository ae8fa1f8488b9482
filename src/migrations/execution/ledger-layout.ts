import type { DatabaseClient } from '../../database/client.js';
import { quotedName, type LocatedLedger } from './ledger-table.js';

/** Brings a ledger from one layout to the next. */
type LayoutStep = (client: DatabaseClient, ledger: LocatedLedger) => Promise<void>;

const STATE_CHECK = 'siskin_state';

/**
 * All layouts that the ledger has had, the first release's first, each with a column by which it is told.
 *
 * A layout only ever adds to the one before: columns with a default, and states. So an older release reads and writes a
 * ledger that a newer one has brought up to date: it leaves the higher layout and the columns that it does not know alone,
 * and shows a state that it does not know.
 */
const LAYOUTS: readonly { column: string; step: LayoutStep }[] = [
  { column: 'revision', step: create },
  {
    column: 'in_doubt',
    step: async (client, ledger) => {
      await allowStates(client, ledger, ['running', 'applied', 'reverting', 'skipped']);
      await addColumn(client, ledger, 'in_doubt text');
    },
  },
  {
    column: 'repeatable',
    step: (client, ledger) => addColumn(client, ledger, 'repeatable boolean not null default false'),
  },
  {
    column: 'script',
    step: async (client, ledger) => {
      await allowStates(client, ledger, ['running', 'applied', 'reverting', 'skipped', 'deleted']);
      await addColumn(client, ledger, 'compiler integer not null default 1');
      await addColumn(client, ledger, 'script text');
    },
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
  for (const { step } of LAYOUTS.slice(layout)) {
    await step(client, ledger);
  }
}

async function create(client: DatabaseClient, ledger: LocatedLedger): Promise<void> {
  await client.query(`create table ${quotedName(ledger)} (
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
  )`);
}

async function addColumn(client: DatabaseClient, ledger: LocatedLedger, column: string): Promise<void> {
  await client.query(`alter table ${quotedName(ledger)} add column ${column}`);
}

async function allowStates(
  client: DatabaseClient,
  ledger: LocatedLedger,
  states: readonly string[],
): Promise<void> {
  const check = await findStateCheck(client, ledger);
  await client.query(`alter table ${quotedName(ledger)}
    ${check === undefined ? '' : `drop constraint ${check},`}
    add constraint ${STATE_CHECK} check (state in (${states.map((state) => `'${state}'`).join(', ')}))`);
}

/** The first release left its name to PostgreSQL. */
async function findStateCheck(client: DatabaseClient, ledger: LocatedLedger): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `select quote_ident(conname) as name
       from pg_constraint join pg_attribute state on attrelid = conrelid and attname = 'state'
      where conrelid = to_regclass($1) and contype = 'c' and conkey = array[state.attnum]
        and pg_get_constraintdef(pg_constraint.oid) like '%running%' limit 1`,
    [quotedName(ledger)],
  );
  return rows[0]?.name;
}
