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

export async function ledgerExists(client: DatabaseClient, ledger: LedgerTable): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    quotedName(ledger),
  ]);
  return rows[0]?.found === true;
}

/**
 * Creates the ledger and its schema where they are missing. Only to be called under the lock: `create table if not exists`
 * is not safe against a race.
 */
export async function ensureLedger(client: DatabaseClient, ledger: LedgerTable): Promise<void> {
  if (await ledgerExists(client, ledger)) {
    return;
  }
  if (ledger.schema !== undefined) {
    await ensureSchema(client, ledger.schema);
  }
  await client.query(`create table ${quotedName(ledger)} (
    revision text primary key,
    name text not null,
    batch integer not null,
    state text not null check (state in ('running', 'applied', 'skipped')),
    checksum text,
    applied_at timestamptz not null default clock_timestamp(),
    duration_ms integer not null default 0,
    applied_by text not null,
    statements_done integer not null default 0,
    revert_script text
  )`);
}

/** Asks first: `create schema if not exists` wants the privilege to create even where there is nothing to do. */
async function ensureSchema(client: DatabaseClient, schema: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_namespace where nspname = $1', [schema]);
  if (rowCount === 0) {
    await client.query(`create schema ${escapeIdentifier(schema)}`);
  }
}
