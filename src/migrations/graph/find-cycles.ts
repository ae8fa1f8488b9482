import type { GraphFault } from '../../errors/invalid-graph.error.js';
import { listNames } from '../../errors/list-names.js';
import { describe } from './names.js';
import type { Revision } from './revision.js';
import { difference } from './sets.js';
import { isLoadedInOrder, topologicalOrder } from './topological-order.js';

/** A fault for each cycle, with the way around. Self-loops are not links, so they are not found here. */
export function findCycles(revisions: readonly Revision[]): GraphFault[] {
  if (isLoadedInOrder(revisions)) {
    return [];
  }
  const stuck = difference(revisions, new Set(topologicalOrder(new Set(revisions))));
  const visited = new Set<Revision>();
  return [...stuck].flatMap((start) => {
    const cycle = followCycle(start, stuck, visited);
    return cycle.length > 0 ? [toFault(cycle)] : [];
  });
}

/** Walks down, and has to meet itself: whatever can't be ordered stands on something else that can't. */
function followCycle(start: Revision, stuck: ReadonlySet<Revision>, visited: Set<Revision>): Revision[] {
  const path = new Set<Revision>();
  let at: Revision | undefined = start;
  while (at && !visited.has(at)) {
    visited.add(at);
    path.add(at);
    at = at.below.find((other) => stuck.has(other));
  }
  const walked = [...path];
  return at && path.has(at) ? walked.slice(walked.indexOf(at)) : [];
}

function toFault(cycle: readonly Revision[]): GraphFault {
  const start = cycle.indexOf(cycle.reduce((a, b) => (b.position < a.position ? b : a)));
  const around = [...cycle.slice(start), ...cycle.slice(0, start + 1)];
  const byParents = around.every((r, i) => i === 0 || around[i - 1]?.parents.includes(r));
  const names = around.map((r) => describe(r.node));
  return {
    revision: around[0]?.id ?? '',
    file: around[0]?.node.file,
    problem: `a cycle of ${byParents ? 'parents' : 'parents and dependsOn'}: ${listNames(names, ' -> ')}`,
  };
}
