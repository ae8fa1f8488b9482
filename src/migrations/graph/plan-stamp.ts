import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { inLoadOrder, lineage } from './reach.js';
import type { Resolver } from './resolver.js';
import type { Revision } from './revision.js';
import { difference, union } from './sets.js';
import { isRelative, type Target, walks } from './target.js';
import { landBelow } from './walk.js';

/**
 * The heads after stamping: each target takes the place of the heads of its lineage, dependencies included, whether
 * it is above or below them. The others stay.
 *
 * Alembic: `base` and `branch@base` take heads away only where no other target puts one there. Targets that imply
 * each other are all kept.
 */
export function planStamp(
  resolver: Resolver,
  current: readonly Revision[],
  targets: readonly Target[],
): Revision[] {
  const stamped = new Set(targets.flatMap((target) => resolveStamp(resolver, current, target)));
  const cleared =
    stamped.size > 0 ? lineage([...stamped], { dependencies: true }) : clearedByBases(resolver, targets);
  return inLoadOrder(union(stamped, difference(current, cleared)));
}

/** Alembic: with no database to count from, `-N` and `branch@-N` are counted from the heads of the files. */
function resolveStamp(resolver: Resolver, current: readonly Revision[], target: Target): readonly Revision[] {
  if (isRelative(target) && target.steps < 0 && current.length === 0) {
    return headsOn(resolver, target).flatMap((head) => landBelow(target, -target.steps, head) ?? []);
  }
  return resolveStill(resolver, target, 'stamp');
}

/** The real heads of the files, of the branch of a target where it names one. */
export function headsOn(resolver: Resolver, target: Target): readonly Revision[] {
  const branch = resolver.branchOf(target);
  return resolver.realHeads.filter((head) => !branch || branch.has(head));
}

/** What a target names that may take no steps. Alembic refuses them wherever nothing is walked. */
export function resolveStill(resolver: Resolver, target: Target, verb: string): readonly Revision[] {
  if (isRelative(target) || walks(target)) {
    throw new InvalidTargetError({
      target: target.text,
      reason: 'not-possible',
      problem: `steps can't be counted for ${verb}`,
      remedy: 'Give the revision itself. To see them: nest-cmd db:history',
    });
  }
  return resolver.resolve(target);
}

function clearedByBases(resolver: Resolver, targets: readonly Target[]): Set<Revision> {
  if (targets.some((target) => target.branch === undefined)) {
    return new Set(resolver.map.revisions);
  }
  const branches = targets.flatMap(({ branch }) => (branch === undefined ? [] : resolver.find(branch)));
  return lineage(branches, { dependencies: true });
}
