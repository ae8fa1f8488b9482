import type { ClientConfig } from 'pg';

import { withClient } from '../../database/client.js';
import { withScratchDatabase } from '../../database/scratch/with-scratch-database.js';
import { compareSchemaLines } from '../../database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../database/snapshot/read-schema-lines.js';
import { RebuildFailure, rebuildSchema } from '../../database/snapshot/rebuild-schema.js';
import type { SchemaSnapshot } from '../../database/snapshot/schema-snapshot.js';
import { BaselineNotProvedError } from '../../errors/baseline-not-proved.error.js';

/**
 * Rebuilds the schema on a scratch database and compares the two.
 *
 * @throws BaselineNotProvedError where the rebuilt one has other lines.
 * @throws ScratchDatabaseError where the role may not create databases.
 */
export async function proveSnapshot(
  settings: ClientConfig,
  snapshot: SchemaSnapshot,
  lines: readonly string[],
): Promise<void> {
  const rebuilt = await withScratchDatabase(settings, (scratch) => rebuild(scratch, snapshot));
  const differences = compareSchemaLines(lines, rebuilt);
  if (differences.length > 0) {
    throw new BaselineNotProvedError({ differences });
  }
}

function rebuild(scratch: ClientConfig, snapshot: SchemaSnapshot): Promise<readonly string[]> {
  return withClient(scratch, async (client) => {
    try {
      await rebuildSchema(client, snapshot);
    } catch (error) {
      throw error instanceof RebuildFailure ? toDoubt(error) : error;
    }
    return readSchemaLines(client);
  });
}

function toDoubt({ statement, message, cause }: RebuildFailure): BaselineNotProvedError {
  return new BaselineNotProvedError({ statement, reason: message }, cause);
}
