import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import type { History } from '../history.js';
import { resolveRevisions } from '../revision-list.js';
import type { LoadedMigration } from './loaded-migration.js';

/**
 * The one migration that a target names.
 *
 * @throws UnknownRevisionError, AmbiguousRevisionError, MultipleHeadsError; InvalidTargetError for a target that names none
 *   or several, such as `base` and `heads`.
 */
export function findMigration(history: History, target: string): LoadedMigration {
  const [id = '', ...others] = resolveRevisions(history, target);
  const migration = history.migrations.get(id);
  if (migration === undefined || others.length > 0) {
    throw new InvalidTargetError({
      target,
      reason: 'not-possible',
      problem: `one revision is expected, and it names ${others.length > 0 ? 'several' : 'none that has a file'}`,
      remedy: 'Name one by its id. To see what there is: nest-cmd db:history',
    });
  }
  return migration;
}
