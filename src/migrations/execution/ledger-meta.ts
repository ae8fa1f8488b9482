import type { DatabaseClient } from '../../database/client.js';
import { PRODUCTION } from '../../database/recorded-environment.js';
import { metaTable, type LocatedLedger } from '../../database/ledger-table.js';

/** What the one row of the table beside the ledger says. */
export interface LedgerMeta {
  layout: number;
  /** Of which environment the database is; null where no run has said so. */
  environment: string | null;
}

export async function readMeta(
  client: DatabaseClient,
  ledger: LocatedLedger,
): Promise<LedgerMeta | undefined> {
  const { rows } = await client.query<LedgerMeta>(`select layout, environment from ${metaTable(ledger)}`);
  return rows[0];
}

/** Only to be called under the lock, as for the ledger. A layout of a newer release stays. */
export async function writeMeta(
  client: DatabaseClient,
  ledger: LocatedLedger,
  { layout, environment }: LedgerMeta,
): Promise<void> {
  const { create, write } = metaStatements(metaTable(ledger));
  await client.query(create);
  await client.query(write, [layout, environment]);
}

/**
 * What makes the table beside the ledger, and what writes its row: the layout `$1` and the environment `$2`, which stays as
 * it is where that is null.
 */
export function metaStatements(table: string): { create: string; write: string } {
  return {
    create: `create table if not exists ${table} (
    only_row boolean primary key default true check (only_row),
    layout integer not null,
    environment text
  )`,
    write: `insert into ${table} as meta (layout, environment) values ($1, $2) on conflict (only_row)
      do update set layout = greatest(meta.layout, excluded.layout),
        environment = coalesce(excluded.environment, meta.environment)`,
  };
}

/** What is to be recorded by a run in this environment: production stays, until somebody changes it by hand. */
export function nextEnvironment(recorded: string | null, current: string): string {
  return current === PRODUCTION ? PRODUCTION : (recorded ?? current);
}
