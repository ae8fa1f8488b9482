import { MinHeap } from './min-heap.js';
import { inLoadOrder } from './reach.js';
import type { Revision } from './revision.js';

/**
 * The set in an order in which all can be applied: of those that could come next, the earlier loaded comes first.
 *
 * It depends on the set alone, so reverting in the opposite order is the mirror image.
 */
export function topologicalOrder(revisions: ReadonlySet<Revision>): Revision[] {
  const loaded = inLoadOrder(revisions);
  return isLoadedInOrder(loaded) ? loaded : orderByWaiting(revisions, loaded);
}

/** Whether each is loaded after all that it stands on, as dated file names are. */
export function isLoadedInOrder(revisions: readonly Revision[]): boolean {
  return revisions.every(({ below, position }) => below.every((other) => other.position < position));
}

/** Leaves out what is part of a cycle, or stands on one. */
function orderByWaiting(revisions: ReadonlySet<Revision>, loaded: readonly Revision[]): Revision[] {
  const waitingFor = new Map<Revision, number>();
  const ready = new MinHeap<Revision>((revision) => revision.position);
  for (const revision of loaded) {
    const count = revision.below.filter((other) => revisions.has(other)).length;
    waitingFor.set(revision, count);
    if (count === 0) {
      ready.push(revision);
    }
  }

  const order: Revision[] = [];
  for (let revision = ready.pop(); revision; revision = ready.pop()) {
    order.push(revision);
    for (const next of revision.above) {
      const left = waitingFor.get(next);
      if (left === 1) {
        ready.push(next);
      } else if (left !== undefined) {
        waitingFor.set(next, left - 1);
      }
    }
  }
  return order;
}
