import { NothingToSquashError } from '../../errors/nothing-to-squash.error.js';
import { findMigration } from '../files/find-migration.js';
import type { History } from '../history.js';

/** What a squash is of. */
export interface Selection {
  target: string;
  /** The target and all that it stands on, each after what it stands on. */
  folded: readonly string[];
  /** Revisions that are not folded, and stand on one that is and is not the target: branches that leave from inside. */
  branching: readonly string[];
}

/**
 * The revisions up to the target, by default the only head.
 *
 * @throws MultipleHeadsError where none is named and there are several heads; UnknownRevisionError, InvalidTargetError.
 * @throws NothingToSquashError where they are fewer than two.
 */
export function selectFolded(history: History, given = 'head'): Selection {
  const { graph, order } = history;
  if (history.migrations.size === 0) {
    throw new NothingToSquashError(given, []);
  }
  const { id: target } = findMigration(history, given);
  const isFolded = new Set([...graph.ancestors(target), target]);
  const folded = order.filter((revision) => isFolded.has(revision));
  if (folded.length < 2) {
    throw new NothingToSquashError(target, folded);
  }
  const branching = order.filter(
    (revision) =>
      !isFolded.has(revision) &&
      belowOf(history, revision).some((below) => isFolded.has(below) && below !== target),
  );
  return { target, folded, branching };
}

/** What a revision names as its parents and dependencies, as ids. */
export function belowOf({ graph }: History, revision: string): string[] {
  const { parents, dependsOn } = graph.get(revision);
  return [...new Set([...parents, ...dependsOn.map((name) => graph.get(name).id)])];
}
