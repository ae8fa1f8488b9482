import type { ClientConfig } from 'pg';

import { DatabaseMissingError } from '../../errors/database-connection.error.js';
import { RoleRefusedError } from '../../errors/role-refused.error.js';
import { SearchPathRefusedError } from '../../errors/search-path-refused.error.js';
import { withClient, type DatabaseClient, type DatabaseWait } from '../client.js';
import type { LedgerTable } from '../ledger-table.js';
import { readEnvironment } from '../recorded-environment.js';
import { firstSchema, readAs, type SessionIdentity } from '../session-identity.js';

/** Where the ledger is, as the options `migrations` say it. */
export type LedgerPlace = LedgerTable & SessionIdentity;

/** With its schema where the search path says it, so that no ledger of another one is taken for it. */
export function ledgerOf({ table, schema, ...identity }: LedgerPlace): LedgerTable {
  return { table, schema: schema ?? firstSchema(identity) };
}

/** Of which environment the database is, as the runs have recorded it; null where nobody has, or may know. */
export async function environmentOf(client: DatabaseClient, place: LedgerPlace): Promise<string | null> {
  try {
    return await readAs(client, place, () => readEnvironment(client, ledgerOf(place)));
  } catch (error) {
    // Where nobody could have migrated like that, nobody has recorded anything.
    if (error instanceof RoleRefusedError || error instanceof SearchPathRefusedError) {
      return null;
    }
    throw error;
  }
}

/** {@link environmentOf} on a connection of its own; null where there is no such database yet. */
export async function environmentAt(
  settings: ClientConfig,
  place: LedgerPlace,
  wait?: DatabaseWait,
): Promise<string | null> {
  try {
    return await withClient(settings, (client) => environmentOf(client, place), wait);
  } catch (error) {
    if (error instanceof DatabaseMissingError) {
      return null;
    }
    throw error;
  }
}
