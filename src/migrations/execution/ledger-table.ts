import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../../database/client.js';

/** The ledger's table, as the options name it. */
export interface LedgerTable {
  table: string;
  /** Default: the first schema of the connection's `search_path`. */
  schema?: string;
}

export function quotedName({ schema, table }: LedgerTable): string {
  return [schema, table]
    .filter((part) => part !== undefined)
    .map((part) => escapeIdentifier(part))
    .join('.');
}

/** The ledger with its schema, by which it is found even after a migration has changed the `search_path`. */
export type LocatedLedger = Required<LedgerTable>;

export async function findLedger(
  client: DatabaseClient,
  ledger: LedgerTable,
): Promise<LocatedLedger | undefined> {
  const { rows } = await client.query<LocatedLedger>(
    `select nspname as schema, relname as table from pg_class join pg_namespace n on n.oid = relnamespace
      where pg_class.oid = to_regclass($1)`,
    [quotedName(ledger)],
  );
  return rows[0];
}

/**
 * Creates the ledger and its schema where they are missing. Only to be called under the lock: `create table if not exists`
 * is not safe against a race.
 */
export async function ensureLedger(client: DatabaseClient, ledger: LedgerTable): Promise<LocatedLedger> {
  const found = await findLedger(client, ledger);
  if (found === undefined) {
    return createLedger(client, await withSchema(client, ledger));
  }
  await upgradeLedger(client, found);
  return found;
}

async function withSchema(client: DatabaseClient, { table, schema }: LedgerTable): Promise<LocatedLedger> {
  if (schema !== undefined) {
    await ensureSchema(client, schema);
    return { table, schema };
  }
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
  return { table, schema: rows[0]?.schema ?? 'public' };
}

const STATE_CHECK = 'siskin_state';
const STATES = `state in ('running', 'applied', 'reverting', 'skipped')`;

async function createLedger(client: DatabaseClient, ledger: LocatedLedger): Promise<LocatedLedger> {
  await client.query(`create table ${quotedName(ledger)} (
    revision text primary key,
    name text not null,
    batch integer not null,
    state text not null constraint ${STATE_CHECK} check (${STATES}),
    checksum text,
    applied_at timestamptz not null default clock_timestamp(),
    duration_ms integer not null default 0,
    applied_by text not null,
    statements_done integer not null default 0,
    revert_script text,
    in_doubt text,
    repeatable boolean not null default false
  )`);
  return ledger;
}

/** Brings a ledger up to date that an earlier release has made. */
async function upgradeLedger(client: DatabaseClient, ledger: LocatedLedger): Promise<void> {
  const { rows } = await client.query<{ constraint: string | null }>(
    `select (select quote_ident(conname) from pg_constraint
              where conrelid = relation and contype = 'c' and conkey = array[state.attnum]
                and pg_get_constraintdef(oid) like '%running%' limit 1) as constraint
       from to_regclass($1) as relation
       join pg_attribute state on state.attrelid = relation and state.attname = 'state'
      where not exists (select from pg_attribute where attrelid = relation and attname = 'in_doubt' and not attisdropped)`,
    [quotedName(ledger)],
  );
  for (const { constraint } of rows) {
    await client.query(`alter table ${quotedName(ledger)}
      ${constraint === null ? '' : `drop constraint ${constraint},`}
      add constraint ${STATE_CHECK} check (${STATES}), add column in_doubt text`);
  }
  await addColumn(client, ledger, 'repeatable', 'boolean not null default false');
}

/** Asks first: `add column if not exists` locks the table and wants its owner even where there is nothing to do. */
async function addColumn(
  client: DatabaseClient,
  ledger: LocatedLedger,
  column: string,
  definition: string,
): Promise<void> {
  const { rowCount } = await client.query(
    'select from pg_attribute where attrelid = to_regclass($1) and attname = $2 and not attisdropped',
    [quotedName(ledger), column],
  );
  if (rowCount === 0) {
    await client.query(`alter table ${quotedName(ledger)} add column ${column} ${definition}`);
  }
}

/** Asks first: `create schema if not exists` wants the privilege to create even where there is nothing to do. */
async function ensureSchema(client: DatabaseClient, schema: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [schema]);
  if (rowCount === 0) {
    await client.query(`create schema ${escapeIdentifier(schema)}`);
  }
}
