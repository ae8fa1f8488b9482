import { escapeIdentifier } from 'pg';

import { hasCode } from '../../../database/has-code.js';
import type { Ask } from '../ask.js';
import {
  companionOf,
  quotedName,
  type LedgerTable,
  type LocatedLedger,
} from '../../../database/ledger-table.js';

export const LEASE_SUFFIX = '_lock';
/** SQLSTATEs of somebody who was quicker: `if not exists` is not safe against a race. */
const MADE_BY_ANOTHER = ['23505', '42P06', '42P07', '42710'];

/** The quoted name of the table that holds the lease; undefined where there is none yet. */
export async function findLeaseTable(ask: Ask, ledger: LedgerTable): Promise<string | undefined> {
  const table = companionOf(await locate(ask, ledger), LEASE_SUFFIX);
  // Not by `to_regclass`, which wants the privilege to use the schema.
  const { rowCount } = await ask(
    'select from pg_class join pg_namespace n on n.oid = relnamespace where nspname = $1 and relname = $2',
    [table.schema, table.table],
  );
  return rowCount === 0 ? undefined : quotedName(table);
}

/** Makes the table of the lease, its schema and its only row where they are missing; that needs no lock. */
export async function ensureLeaseTable(ask: Ask, ledger: LedgerTable): Promise<string> {
  const located = await locate(ask, ledger);
  const table = quotedName(companionOf(located, LEASE_SUFFIX));
  if ((await findLeaseTable(ask, ledger)) === undefined) {
    await ensureSchema(ask, located.schema);
    await unlessMade(ask, createTable(table));
  }
  // Asks first here too: on a conflict it would wait for whoever is about to commit under the lease.
  await ask(
    `insert into ${table} (only_row) select true where not exists (select from ${table}) on conflict do nothing`,
  );
  return table;
}

/** Where the ledger is, or where it will be. */
async function locate(ask: Ask, ledger: LedgerTable): Promise<LocatedLedger> {
  const { rows } = await ask<{ schema: string | null }>(
    `select coalesce(
       $2, (select nspname from pg_class join pg_namespace n on n.oid = relnamespace where pg_class.oid = to_regclass($1)),
       current_schema()
     ) as schema`,
    [quotedName(ledger), ledger.schema],
  );
  return { table: ledger.table, schema: rows[0]?.schema ?? 'public' };
}

/** Asks first: to create wants the privilege even where there is nothing to do. */
async function ensureSchema(ask: Ask, schema: string): Promise<void> {
  const { rowCount } = await ask('select from pg_namespace where nspname = $1', [schema]);
  if (rowCount === 0) {
    await unlessMade(ask, `create schema ${escapeIdentifier(schema)}`);
  }
}

async function unlessMade(ask: Ask, create: string): Promise<void> {
  try {
    await ask(create);
  } catch (error) {
    if (!hasCode(error, ...MADE_BY_ANOTHER)) {
      throw error;
    }
  }
}

/**
 * `former` are the holders whose lease was taken away, until it is known that the server is done with their last statements.
 */
function createTable(table: string): string {
  return `create table ${table} (
    only_row boolean primary key default true check (only_row),
    owner uuid,
    fence bigint not null default 0,
    holder text,
    acquired_at timestamptz,
    expires_at timestamptz,
    former text[] not null default '{}'
  )`;
}
