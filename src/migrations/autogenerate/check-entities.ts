import { compareModels } from './difference/compare-models.js';
import { NO_DECISIONS } from './decisions/decisions.js';
import { describeOperation, renderOperations } from '../operations/operation.js';
import type { AutogenerateSettings } from './settings.js';
import type { SchemaOrigin } from './sources/schema-sources.js';
import { withSchemas, type ObjectReference, type SchemaSources } from './sources/with-schemas.js';
import { toRequest, type ComparisonOptions } from './to-request.js';

/** One change that would have to be made. */
export interface SchemaDifference {
  /** In one line, such as `add column users.phone varchar(20)`. */
  change: string;
  /** The call that makes it in a migration. */
  code: string;
}

export interface EntityCheckOptions extends ComparisonOptions {
  /** With what the entities are compared. Default: `migrations`, what these build. */
  from?: SchemaOrigin;
}

export interface EntityCheck {
  /** What entities have and migrations do not, as the changes to be made; none where they agree. */
  differences: readonly SchemaDifference[];
  leftAlone: readonly ObjectReference[];
  ignored: readonly ObjectReference[];
}

/** Compares the entities with what the migrations make, or with what else is asked for. Asks nobody, and writes nothing. */
export async function checkEntities(
  sources: SchemaSources,
  settings: AutogenerateSettings,
  options: EntityCheckOptions = {},
): Promise<EntityCheck> {
  return withSchemas(sources, toRequest(settings, options), async (schemas) => {
    const { before, after, serverVersion, kinds, leftAlone, ignored } = schemas;
    const changes = compareModels({ before, after, decisions: NO_DECISIONS, serverVersion, kinds });
    const differences = changes.map(({ operation }) => ({
      change: describeOperation(operation),
      code: renderOperations([operation], sources.naming),
    }));
    return { differences, leftAlone, ignored };
  });
}
