import type { ClientConfig } from 'pg';

import { withClient, type DatabaseWait } from '../../database/client.js';
import { ledgerOf, type LedgerPlace } from '../../database/safety/environment-of.js';
import { readAs } from '../../database/session-identity.js';
import { askOn } from '../../migrations/execution/ask.js';
import { findSeedsTable } from '../../migrations/execution/seeds-table.js';
import { recordStatements, type SeedRecord } from './record-statements.js';
import { granted } from './seed-records.js';

/** What is recorded, the oldest first; nothing where there is no table. On a connection of its own, without the lock. */
export async function readSeedRecords(
  settings: ClientConfig,
  place: LedgerPlace,
  wait: DatabaseWait,
): Promise<SeedRecord[]> {
  const read = async (client: Parameters<typeof askOn>[0]) => {
    const ask = askOn(client);
    const table = await findSeedsTable(ask, ledgerOf(place));
    const readAll = () => ask<SeedRecord>(recordStatements(table.name).readAll);
    return table.exists ? (await granted(table, readAll)).rows : [];
  };
  return withClient(settings, (client) => readAs(client, place, () => read(client)), wait);
}
