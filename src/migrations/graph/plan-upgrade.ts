import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import type { Applied } from './applied.js';
import { reach } from './reach.js';
import { relativeStart } from './relative-start.js';
import type { Resolver } from './resolver.js';
import type { Revision } from './revision.js';
import { difference } from './sets.js';
import { isRelative, type RelativeTarget, type Target, walks } from './target.js';
import { topologicalOrder } from './topological-order.js';
import { landBelow, walkUp } from './walk.js';

/** What has to be applied for the targets, in order: all below them, through parents and dependencies, that is not yet. */
export function planUpgrade(resolver: Resolver, applied: Applied, targets: readonly Target[]): Revision[] {
  const wanted = targets.flatMap((target) =>
    isRelative(target) ? stepUp(resolver, applied, target) : resolveWalking(resolver, target),
  );
  return topologicalOrder(difference(reach(wanted, 'below'), applied.all));
}

/**
 * What a target names after its steps, counted from its own symbol; nothing for a base.
 *
 * Alembic: on the way up the branch says only where to go, so the symbol need not be on it.
 */
export function resolveWalking(
  resolver: Resolver,
  target: Target,
  { clamp = false } = {},
): readonly Revision[] {
  if (!walks(target)) {
    return resolver.resolve(target);
  }
  const { steps } = target;
  if (steps < 0) {
    return some(landBelow(target, -steps, resolver.resolveOne(target), { clamp }));
  }
  const from = resolver.resolveOne({ ...target, branch: undefined });
  const branch = resolver.branchOf(target);
  return some(walkUp(target, steps, { from, bases: resolver.bases, branch, clamp }));
}

function stepUp(resolver: Resolver, applied: Applied, target: RelativeTarget): readonly Revision[] {
  if (target.steps < 0) {
    throw new InvalidTargetError({
      target: target.text,
      reason: 'not-possible',
      problem: 'going down is not migrating',
      remedy: `To revert: nest-cmd db:rollback ${target.text}`,
    });
  }
  const from = relativeStart(resolver, target, applied);
  return some(
    walkUp(target, target.steps, { from, bases: resolver.bases, branch: resolver.branchOf(target) }),
  );
}

function some(revision: Revision | undefined): readonly Revision[] {
  return revision ? [revision] : [];
}
