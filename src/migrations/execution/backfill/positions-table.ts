import { escapeLiteral } from 'pg';

import type { DatabaseClient } from '../../../database/client.js';
import { companionOf, quotedName, type LocatedLedger } from '../../../database/ledger-table.js';

export const POSITIONS_SUFFIX = '_backfills';

/** The table beside the ledger that holds the positions. */
export function positionsTable(ledger: LocatedLedger): string {
  return quotedName(companionOf(ledger, POSITIONS_SUFFIX));
}

/** Only to be called under the lock, as for the ledger. */
export async function ensurePositionsTable(client: DatabaseClient, ledger: LocatedLedger): Promise<void> {
  const table = positionsTable(ledger);
  if (!(await tableExists(client, table))) {
    await client.query(`create table ${positionsDefinition(table)}`);
  }
}

/** Its name and columns, as `create table` takes them. */
export function positionsDefinition(table: string): string {
  return `${table} (
    revision text not null,
    statement integer not null,
    position jsonb,
    rows bigint not null default 0,
    started_at timestamptz not null default clock_timestamp(),
    updated_at timestamptz not null default clock_timestamp(),
    primary key (revision, statement)
  )`;
}

/** Forgets where backfills of these revisions were, where there is such a table. */
export async function removePositions(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revisions: readonly string[],
): Promise<void> {
  const table = positionsTable(ledger);
  if (await tableExists(client, table)) {
    await client.query(`delete from ${table} where revision = any($1)`, [[...revisions]]);
  }
}

/** The SQL that forgets a backfill which was interrupted midway; undefined where there is none. */
export async function howToBeginAnew(
  client: DatabaseClient,
  ledger: LocatedLedger,
  revision: string,
): Promise<string | undefined> {
  const table = positionsTable(ledger);
  const where = `where revision = ${escapeLiteral(revision)}`;
  if (!(await tableExists(client, table))) {
    return undefined;
  }
  const { rowCount } = await client.query(`select from ${table} ${where}`);
  return rowCount === 0
    ? undefined
    : `delete from ${table} ${where}; update ${quotedName(ledger)} set in_doubt = null ${where};`;
}

async function tableExists(client: DatabaseClient, table: string): Promise<boolean> {
  const { rows } = await client.query<{ exists: boolean }>('select to_regclass($1) is not null as exists', [
    table,
  ]);
  return rows[0]?.exists === true;
}
