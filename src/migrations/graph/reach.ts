import type { Revision } from './revision.js';
import { union } from './sets.js';

export type Direction = 'parents' | 'children' | 'below' | 'above';

/** The starts and all that is reached from them. It keeps its own stack, since a history can be 10,000 revisions deep. */
export function reach(starts: Iterable<Revision>, direction: Direction): Set<Revision> {
  const seen = new Set<Revision>();
  const todo = [...starts];
  for (let revision = todo.pop(); revision; revision = todo.pop()) {
    if (!seen.has(revision)) {
      seen.add(revision);
      for (const next of revision[direction]) {
        todo.push(next);
      }
    }
  }
  return seen;
}

/**
 * What is on one branch with any of the revisions: their ancestors, themselves, their descendants.
 *
 * Alembic: dependencies don't count, but in `stamp`.
 */
export function lineage(revisions: readonly Revision[], { dependencies = false } = {}): Set<Revision> {
  return dependencies
    ? union(reach(revisions, 'below'), reach(revisions, 'above'))
    : union(reach(revisions, 'parents'), reach(revisions, 'children'));
}

/** Those that nothing else of the set is built on. */
export function maximal(revisions: ReadonlySet<Revision>): Revision[] {
  return inLoadOrder(revisions).filter((revision) => !revision.above.some((other) => revisions.has(other)));
}

/** By placing them rather than by sorting, so in linear time. */
export function inLoadOrder(revisions: Iterable<Revision>): Revision[] {
  const all = [...revisions];
  const last = all.reduce((max, { position }) => Math.max(max, position), -1);
  const places = Array.from<Revision | undefined>({ length: last + 1 });
  for (const revision of all) {
    places[revision.position] = revision;
  }
  return places.filter((revision) => revision !== undefined);
}
