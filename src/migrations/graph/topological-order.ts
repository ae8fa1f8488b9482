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
  const waitingFor = new Map(loaded.map((r) => [r, r.below.filter((other) => revisions.has(other)).length]));
  const ready = new MinHeap<Revision>((revision) => revision.position);
  loaded.filter((revision) => waitingFor.get(revision) === 0).forEach((revision) => ready.push(revision));

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
