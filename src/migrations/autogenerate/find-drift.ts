import { invertOperations } from '../operations/invert.js';
import {
  compileOperation,
  describeOperation,
  renderOperations,
  type Operation,
} from '../operations/operation.js';
import type { DatabaseOptions } from '../migration-runs.js';
import type { SchemaDifference } from './check-entities.js';
import { NO_DECISIONS } from './decisions/decisions.js';
import { compareModels } from './difference/compare-models.js';
import type { AutogenerateSettings } from './settings.js';
import { readApplied } from './sources/read-applied.js';
import type { SchemaSources } from './sources/schema-sources.js';
import { toRequest, type ComparisonOptions } from './to-request.js';

/** How to reach the database, and where to compare. */
export interface DriftOptions extends DatabaseOptions, ComparisonOptions {}

/** Something of the database that its applied revisions did not make. */
export interface Drift extends SchemaDifference {
  /** The statements that would remove it from the database; of several differences those of the last go first. `code` is the call that would accept it in a migration. */
  remedy: readonly string[];
}

/** Compares the database with what its applied revisions build. Changes nothing in it. */
export async function findDrift(
  sources: SchemaSources,
  settings: AutogenerateSettings,
  options: ComparisonOptions = {},
): Promise<Drift[]> {
  const { built, live, serverVersion } = await readApplied(sources, toRequest(settings, options));
  const { kinds = [] } = settings;
  const comparison = { before: built, after: live, decisions: NO_DECISIONS, serverVersion, kinds };
  return compareModels(comparison).map(({ operation }) => toDrift(sources, operation));
}

function toDrift({ naming }: SchemaSources, operation: Operation): Drift {
  return {
    change: describeOperation(operation),
    code: renderOperations([operation], naming),
    remedy: invertOperations([operation], 'drift').flatMap(compileOperation),
  };
}
