import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { currentEnvironment } from '../../database/environment.js';
import { askOn, type Ask } from './ask.js';
import { LAYOUT, layoutOf, upgradeLayout } from './ledger-layout.js';
import { readEnvironment } from '../../database/recorded-environment.js';
import { nextEnvironment, readMeta, writeMeta, type LedgerMeta } from './ledger-meta.js';
import {
  findLedger,
  type FoundLedger,
  type LedgerTable,
  type LocatedLedger,
} from '../../database/ledger-table.js';

/**
 * Creates the ledger and its schema where they are missing, brings one up to date that an earlier release has made, and
 * records the environment. Where nothing is to be done it only looks. Only to be called under the lock and in a transaction: `create table if
 * not exists` is not safe against a race.
 */
export async function ensureLedger(
  client: DatabaseClient,
  table: LedgerTable,
  environment = currentEnvironment(),
): Promise<LocatedLedger> {
  const found = await findLedger(client, table);
  const meta = found?.hasMeta === true ? await readMeta(client, found) : undefined;
  const next = {
    layout: Math.max(meta?.layout ?? 0, LAYOUT),
    environment: nextEnvironment(
      meta?.environment ?? (await leftEnvironment(client, table, found)),
      environment,
    ),
  };
  const layout = presentLayout(found, meta);
  if (found !== undefined && layout >= LAYOUT && meta?.environment === next.environment) {
    return locationOf(found);
  }
  const ledger = found ?? (await withSchema(client, table));
  await upgradeLayout(client, ledger, layout);
  await writeMeta(client, ledger, next);
  return locationOf(ledger);
}

/** What is recorded outlives a ledger that was wiped. */
async function leftEnvironment(
  client: DatabaseClient,
  table: LedgerTable,
  found: FoundLedger | undefined,
): Promise<string | null> {
  return found === undefined ? readEnvironment(client, table) : null;
}

/** What is recorded counts as far as the columns are there: a ledger may have been copied, or made again. */
function presentLayout(found: FoundLedger | undefined, meta: LedgerMeta | undefined): number {
  return Math.min(meta?.layout ?? LAYOUT, layoutOf(found?.columns ?? []));
}

function locationOf({ schema, table }: LocatedLedger): LocatedLedger {
  return { schema, table };
}

async function withSchema(client: DatabaseClient, { table, schema }: LedgerTable): Promise<LocatedLedger> {
  if (schema !== undefined) {
    await ensureSchema(askOn(client), schema);
    return { table, schema };
  }
  const { rows } = await client.query<{ schema: string | null }>('select current_schema() as schema');
  return { table, schema: rows[0]?.schema ?? 'public' };
}

/** Asks first: `create schema if not exists` wants the privilege to create even where there is nothing to do. */
export async function ensureSchema(ask: Ask, schema: string): Promise<void> {
  const { rowCount } = await ask('select from pg_namespace where nspname = $1', [schema]);
  if (rowCount === 0) {
    await ask(`create schema ${escapeIdentifier(schema)}`);
  }
}
