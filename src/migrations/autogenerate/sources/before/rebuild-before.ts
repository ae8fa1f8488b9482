import type { ClientConfig } from 'pg';

import { withClient } from '../../../../database/client.js';
import { assumeIdentity } from '../../../../database/session-identity.js';
import { rebuildSchema } from '../../../../database/snapshot/rebuild-schema.js';
import { prepareBlank } from '../../../replay/replay.js';
import type { SchemaSources } from '../schema-sources.js';
import type { Before } from './before.js';

/**
 * Makes an empty scratch database one with the schema before.
 *
 * @throws RebuildFailure
 */
export async function rebuildBefore(
  scratch: ClientConfig,
  { snapshot }: Before,
  options: SchemaSources['options'],
): Promise<void> {
  await withClient(scratch, async (client) => {
    // The snapshot makes all schemas itself.
    await prepareBlank(client, { ...options, searchPath: undefined });
    await assumeIdentity(client, { role: options.role }, 'session');
    await client.query('set synchronous_commit = off');
    await rebuildSchema(client, snapshot);
  });
}
