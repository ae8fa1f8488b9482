import type { ClientConfig } from 'pg';

import { RebuildFailure } from '../../../database/snapshot/rebuild-schema.js';
import { findExcepted } from '../../../database/snapshot/excepted-tables.js';
import { withClient, type DatabaseClient } from '../../../database/client.js';
import { readRelations } from './after/present-objects.js';
import { quotedPlace } from './after/quoted-place.js';
import type { Before, StartingPoint } from './before/before.js';
import { rebuildBefore } from './before/rebuild-before.js';
import type { ObjectName } from '../../operations/names.js';
import type { SchemaSources } from './schema-sources.js';
import type { ScratchHome, ServerFacts } from './scratch-home.js';

/** What databases with the schema before are made of. */
export interface BeforeDatabases {
  home: ScratchHome;
  facts: ServerFacts;
  start: StartingPoint;
  options: SchemaSources['options'];
}

/**
 * Does the work on a new database with the schema before and without rows, which is rebuilt from its snapshot; where that is not
 * all of the schema, it is made as it was the first time.
 */
export async function withBefore<T>(
  { home, facts, start, options }: BeforeDatabases,
  before: Before,
  work: (scratch: ClientConfig) => Promise<T>,
): Promise<T> {
  const rebuilt = await home.withDatabase(facts, async (scratch) =>
    (await tryRebuild(scratch, before, options)) ? { result: await work(scratch) } : undefined,
  );
  if (rebuilt !== undefined) {
    return rebuilt.result;
  }
  return home.withDatabase(facts, async (scratch) => {
    const { except } = await start.make(scratch);
    await withClient(scratch, (client) => emptyOut(client, except));
    return work(scratch);
  });
}

async function tryRebuild(
  scratch: ClientConfig,
  before: Before,
  options: SchemaSources['options'],
): Promise<boolean> {
  // A snapshot knows nothing of kinds that the application has added.
  if ((options.autogenerate.kinds ?? []).length > 0) {
    return false;
  }
  try {
    await rebuildBefore(scratch, before, options);
    return true;
  } catch (error) {
    if (error instanceof RebuildFailure) {
      return false;
    }
    throw error;
  }
}

/** Takes away what migrations leave beside the schema: the ledger, and rows. */
async function emptyOut(client: DatabaseClient, except: readonly ObjectName[]): Promise<void> {
  const excepted = await findExcepted(client, [...except]);
  for (const { kind, ...relation } of await readRelations(client, [])) {
    const table = quotedPlace(relation);
    if (kind === 'table') {
      const isExcepted = excepted.includes(relation.oid);
      await client.query(isExcepted ? `drop table ${table} cascade` : `truncate ${table} cascade`);
    }
  }
}
