import type { GraphFault } from '../../../errors/invalid-graph.error.js';
import { describe, quote } from '../names.js';
import type { Baselines } from './baselines.js';
import type { BaselineNode } from './replacing-node.js';

/** All that is wrong with what the baselines say that they replace. */
export function findReplacingFaults(baselines: Baselines): GraphFault[] {
  const owners = new Map<string, BaselineNode>();
  return [...baselines.all.values()].flatMap((baseline) => {
    const { id, file } = baseline;
    const problems = [
      ...findTaken(baseline, owners),
      ...(baselines.expand(id).has(id) ? [describeLoop(baseline)] : findMisplaced(baselines, baseline)),
    ];
    return problems.map((problem) => ({ revision: id, file, problem }));
  });
}

function findTaken(baseline: BaselineNode, owners: Map<string, BaselineNode>): string[] {
  return [...new Set(baseline.replaces)].flatMap((replaced) => {
    const owner = owners.get(replaced);
    owners.set(replaced, owner ?? baseline);
    return owner === undefined
      ? []
      : [`it replaces ${quote(replaced)}, which ${describe(owner)} replaces already`];
  });
}

function describeLoop({ id, replaces }: BaselineNode): string {
  return replaces.includes(id) ? 'it replaces itself' : 'it replaces itself, through another one';
}

function findMisplaced(baselines: Baselines, { id, replaces }: BaselineNode): string[] {
  const expansion = baselines.expand(id);
  const ownParents = baselines.below(id).filter((below) => expansion.has(below));
  if (ownParents.length > 0) {
    return ownParents.map((parent) => `its parent ${quote(parent)} is one of those that it replaces`);
  }
  // Where files are gone, nothing tells how the others are connected.
  const isWhole = [...expansion].every((replaced) => baselines.nodes.has(replaced));
  return isWhole ? [...findApart(baselines, replaces), ...findBetween(baselines, id)] : [];
}

/** They have to hang together: a plan could not say otherwise where their place is. */
function findApart(baselines: Baselines, replaces: readonly string[]): string[] {
  const links = linksAmong(baselines, new Set(replaces));
  const [first = ''] = replaces;
  const together = new Set([first]);
  for (const one of together) {
    links.get(one)?.forEach((other) => together.add(other));
  }
  return replaces
    .filter((one) => !together.has(one))
    .map((one) => `it replaces ${quote(one)}, which is not connected to ${quote(first)}`);
}

/** In both directions. What stands on a part of a replaced baseline stands on that. */
function linksAmong(
  baselines: Baselines,
  members: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const memberOf = new Map(
    [...members].flatMap((member) => [member, ...baselines.expand(member)].map((part) => [part, member])),
  );
  const links = new Map([...members].map((member): [string, string[]] => [member, []]));
  for (const part of memberOf.keys()) {
    const own = memberOf.get(part) ?? part;
    for (const below of baselines.below(part)) {
      const other = memberOf.get(below);
      if (other !== undefined && other !== own) {
        links.get(own)?.push(other);
        links.get(other)?.push(own);
      }
    }
  }
  return links;
}

/** What it does not replace can't stand between two that it does: it would have to come both after and before. */
function findBetween(baselines: Baselines, id: string): string[] {
  const expansion = baselines.expand(id);
  const outside = (ids: Iterable<string>) =>
    [...ids].flatMap((one) => baselines.below(one)).filter((below) => !expansion.has(below) && below !== id);
  const below = new Set(outside(expansion));
  for (const one of below) {
    outside([one]).forEach((other) => below.add(other));
  }
  const between = [...below].filter((one) => baselines.below(one).some((other) => expansion.has(other)));
  return between.map((one) => `it does not replace ${quote(one)}, which stands between two that it replaces`);
}
