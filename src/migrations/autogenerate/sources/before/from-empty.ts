import { withClient } from '../../../../database/client.js';
import { prepareBlank } from '../../../replay/replay.js';
import type { SchemaSources } from '../schema-sources.js';
import { asMigrations, readBefore, type StartingPoint } from './before.js';

/** A database as it is before the first migration. */
export function fromEmpty({ options }: SchemaSources): StartingPoint {
  return {
    key: async () => ['empty', options.role, options.searchPath],
    make: async (scratch) => {
      await withClient(scratch, (client) => prepareBlank(client, options));
      return asMigrations(scratch, options, (client) => readBefore(client, []));
    },
  };
}
