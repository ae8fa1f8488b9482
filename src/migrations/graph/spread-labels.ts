import { reach } from './reach.js';
import type { Revision } from './revision.js';
import { union } from './sets.js';

/**
 * The labels of the branches that hold each revision, in load order of those who declare them.
 *
 * Alembic: a label spreads to all that follows its revision, and down to the nearest branch or merge point, which it
 * does not reach.
 */
export function spreadLabels(revisions: readonly Revision[]): Map<Revision, string[]> {
  const labels = new Map<Revision, string[]>();
  for (const carrier of revisions.filter(({ node }) => node.labels.length > 0)) {
    const branch = union(reach([carrier], 'children'), straightBelow(carrier));
    for (const revision of branch) {
      const own = labels.get(revision) ?? [];
      own.push(...carrier.node.labels);
      labels.set(revision, own);
    }
  }
  return labels;
}

function straightBelow(revision: Revision): Revision[] {
  const below: Revision[] = [];
  let at: Revision | undefined = revision;
  while (at && isStraight(at)) {
    [at] = at.parents;
    if (at && isStraight(at)) {
      below.push(at);
    }
  }
  return below;
}

function isStraight(revision: Revision): boolean {
  return revision.above.length < 2 && revision.parents.length < 2;
}
