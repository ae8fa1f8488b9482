import { ConnectionLostError } from '../../../../errors/connection-lost.error.js';
import { DatabaseConnectionError } from '../../../../errors/database-connection.error.js';
import { MigrationReplayError } from '../../../../errors/migration-replay.error.js';
import { SiskinError } from '../../../../errors/siskin.error.js';
import { ledgerTables } from '../../../execution/ledger-tables.js';
import type { LoadedMigration } from '../../../files/loaded-migration.js';
import { printVersioned } from '../../../fingerprint/print-versioned.js';
import { replay } from '../../../replay/replay.js';
import type { SchemaSources } from '../schema-sources.js';
import { asMigrations, readBefore, type StartingPoint } from './before.js';

/**
 * The schema that the versioned migrations build.
 *
 * @param repeatables those that follow them. Default: none, as what they make is theirs.
 */
export function fromMigrations(
  { history, options, ledger, naming }: SchemaSources,
  targets: readonly string[] = ['heads'],
  repeatables: readonly LoadedMigration[] = [],
): StartingPoint {
  const { files } = history;
  const { table, schema, role, searchPath } = options;
  return {
    key:
      repeatables.length > 0
        ? undefined
        : async () => [{ table, schema, role, searchPath }, targets, await printVersioned(files, naming)],
    make: async (scratch) => {
      const replayed = await withReplayErrors(() =>
        replay(scratch, { options, ledger, naming, files, targets, repeatables }),
      );
      const except = ledgerTables(replayed.ledger);
      return asMigrations(scratch, options, (client) =>
        readBefore(client, except, options.autogenerate.kinds),
      );
    },
  };
}

/** @throws MigrationReplayError where a migration can't be run; a server that is gone is not its fault. */
async function withReplayErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isOfServer = error instanceof ConnectionLostError || error instanceof DatabaseConnectionError;
    throw error instanceof SiskinError && !isOfServer ? new MigrationReplayError(error) : error;
  }
}
