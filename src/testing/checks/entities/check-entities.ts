import { EntitySchemaError } from '../../../errors/entity-schema.error.js';
import { MigrationReplayError } from '../../../errors/migration-replay.error.js';
import { NO_DECISIONS } from '../../../migrations/autogenerate/decisions/decisions.js';
import { compareModels } from '../../../migrations/autogenerate/difference/compare-models.js';
import type { AutogenerateSettings } from '../../../migrations/autogenerate/settings.js';
import { withSchemas, type Schemas } from '../../../migrations/autogenerate/sources/with-schemas.js';
import { toRequest } from '../../../migrations/autogenerate/to-request.js';
import type { History } from '../../../migrations/history.js';
import type { MigrationStore } from '../../../migrations/migration-store.js';
import { describeOperation } from '../../../migrations/operations/operation.js';
import type { DatabaseServices } from '../../application/application.js';
import type { FoundFault } from '../migration-fault.js';
import { withoutStrangers } from './without-strangers.js';

const CHECK = 'entities match the migrations';

/**
 * Compares the entities with what the migrations build as `db:check` does, on scratch databases of the server that the ORM is led
 * to. Nothing is kept of it: the name of the database changes with each run.
 */
export async function checkEntities(
  { orm, options: { migrations: options } }: DatabaseServices,
  { ledger, naming, settings }: MigrationStore,
  history: History,
): Promise<FoundFault[]> {
  const sources = { orm, history, options, ledger, naming, settings };
  const request = { ...toRequest(options.autogenerate), scratch: 'server', cache: false } as const;
  try {
    return await withSchemas(sources, request, async (schemas) =>
      toFaults(findDifferences(schemas, options.autogenerate)),
    );
  } catch (error) {
    if (error instanceof EntitySchemaError || error instanceof MigrationReplayError) {
      return [{ check: CHECK, problem: error.problem, differences: [] }];
    }
    throw error;
  }
}

/** Who says which tables are compared means those that have no entity as well. */
function findDifferences(schemas: Schemas, { include }: AutogenerateSettings): string[] {
  const { before, after } = include?.tables === undefined ? withoutStrangers(schemas) : schemas;
  const { serverVersion } = schemas;
  const changes = compareModels({ before, after, decisions: NO_DECISIONS, serverVersion });
  return changes.map(({ operation }) => describeOperation(operation));
}

function toFaults(differences: readonly string[]): FoundFault[] {
  return differences.length === 0
    ? []
    : [
        {
          check: CHECK,
          problem:
            'The entities differ from what the migrations make. A migration would have to make these changes: nest-cmd make:migration NAME --auto',
          differences,
        },
      ];
}
