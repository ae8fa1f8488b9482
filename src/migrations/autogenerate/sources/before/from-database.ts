import type { ClientConfig } from 'pg';

import type { DatabaseClient } from '../../../../database/client.js';
import { RebuildFailure } from '../../../../database/snapshot/rebuild-schema.js';
import { withTransaction } from '../../../../database/transaction.js';
import { SchemaNotRebuiltError } from '../../../../errors/schema-not-rebuilt.error.js';
import { ledgerTables } from '../../../execution/ledger-tables.js';
import type { SchemaSources } from '../schema-sources.js';
import { asMigrations, readBefore, type Before, type MadeBefore, type StartingPoint } from './before.js';
import { rebuildBefore } from './rebuild-before.js';

/** The schema of the application's database as it is, rebuilt from what one look at it has seen. */
export function fromDatabase({ settings, options, ledger }: SchemaSources): StartingPoint {
  const { kinds } = options.autogenerate;
  return {
    key: undefined,
    make: async (scratch) => {
      const live = await asMigrations(settings, options, (client) =>
        inOneLook(client, () => readBefore(client, ledgerTables(ledger), kinds)),
      );
      await rebuild(scratch, live, options);
      // Another server may write the same in another way.
      const again = await asMigrations(scratch, options, (client) => readBefore(client, [], kinds));
      const { others } = live.model;
      return { ...again, model: { ...again.model, others }, snapshot: live.snapshot };
    },
  };
}

function inOneLook(client: DatabaseClient, read: () => Promise<MadeBefore>): Promise<MadeBefore> {
  const look = async () => {
    await client.query('set transaction isolation level repeatable read');
    return read();
  };
  return withTransaction(client, look, { readOnly: true });
}

async function rebuild(
  scratch: ClientConfig,
  live: Before,
  options: SchemaSources['options'],
): Promise<void> {
  try {
    await rebuildBefore(scratch, live, options);
  } catch (error) {
    throw error instanceof RebuildFailure
      ? new SchemaNotRebuiltError(error.statement, error.message, error.cause)
      : error;
  }
}
