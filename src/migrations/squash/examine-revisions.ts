import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { find } from '../plan-step.js';
import { fixedStatements } from './fixed-statements.js';
import type { Observation } from './observe-revisions.js';
import type { KeptReason } from './kept-reason.js';
import type { ReplayedRevision } from './plan-runs.js';
import { belowOf } from './select-folded.js';

/** A revision with all that decides whether it can be folded, and into what. */
export interface ExaminedRevision extends ReplayedRevision {
  migration: LoadedMigration;
  /** Undefined where it has to stay as it is after one that does. */
  statements: readonly string[] | undefined;
  revertScript: string | null;
}

export async function examineRevisions(
  history: History,
  folded: readonly string[],
  observed: ReadonlyMap<string, Observation>,
  naming: NamingRule,
): Promise<ExaminedRevision[]> {
  const examined: ExaminedRevision[] = [];
  for (const id of folded) {
    const migration = find(history.migrations, id);
    const observation = observed.get(id);
    const { transaction = true } = migration;
    const entry = observation?.entry;
    const statements = transaction && entry ? await fixedStatements(migration, entry, naming) : undefined;
    examined.push({
      id,
      migration,
      below: belowOf(history, id),
      kept: keptReason(migration, observation),
      unfit: statements === undefined ? (transaction ? 'code' : 'transaction') : undefined,
      statements,
      revertScript: entry?.revertScript ?? null,
    });
  }
  return examined;
}

function keptReason(
  migration: LoadedMigration,
  observation: Observation | undefined,
): KeptReason | undefined {
  if (migration.create().shouldRun !== undefined) {
    return 'condition';
  }
  if (observation?.changesRows === true) {
    return 'rows';
  }
  return observation?.changesPrivileges === true ? 'privileges' : undefined;
}
