import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { type Applied, toIds } from './applied.js';
import { quote } from './names.js';
import { resolveWalking } from './plan-upgrade.js';
import { reach } from './reach.js';
import { relativeStart } from './relative-start.js';
import { notOnBranch, type Resolver } from './resolver.js';
import type { Revision } from './revision.js';
import { intersection } from './sets.js';
import { isRelative, type RelativeTarget, type Target, walks } from './target.js';
import { topologicalOrder } from './topological-order.js';
import { walkDown } from './walk.js';

/**
 * What has to be reverted to get down to a target, in order: the mirror image of applying it.
 *
 * It is what stands on the target, and whatever follows or depends on that, on other branches too.
 */
export function planDowngrade(resolver: Resolver, applied: Applied, target: Target): Revision[] {
  const lowest = isRelative(target)
    ? stepDown(resolver, applied, target)
    : aboveTarget(resolver, applied, target);
  return topologicalOrder(intersection(reach(lowest, 'above'), applied.all)).toReversed();
}

function stepDown(resolver: Resolver, applied: Applied, target: RelativeTarget): readonly Revision[] {
  if (target.steps > 0) {
    throw new InvalidTargetError({
      target: target.text,
      reason: 'not-possible',
      problem: 'going up is not reverting',
      remedy: `To apply: nest-cmd db:migrate ${target.text}`,
    });
  }
  return [walkDown(target, -target.steps, relativeStart(resolver, target, applied))];
}

/** The lowest revisions to revert for a target that names where to go. */
function aboveTarget(resolver: Resolver, applied: Applied, target: Target): readonly Revision[] {
  if (walks(target) && target.steps < 0) {
    const last = walkDown(target, -target.steps, resolver.resolveOne(target));
    ensureApplied(target, last.parents, applied);
    return last.parents.length > 1 ? [last] : standingOn(resolver, applied, target, last.parents[0]);
  }
  const destination = destinationOf(resolver, target);
  ensureApplied(target, destination ? [destination] : [], applied);
  return standingOn(resolver, applied, target, destination);
}

/** Alembic: the branch before a symbol says only what goes of that which stands on it, so it does not narrow it. */
function destinationOf(resolver: Resolver, target: Target): Revision | undefined {
  return walks(target)
    ? resolveWalking(resolver, target)[0]
    : resolver.resolveOne({ ...target, branch: undefined });
}

/** What follows the destination or, where that is the base, every base; of them those on the branch of the target. */
function standingOn(
  resolver: Resolver,
  applied: Applied,
  target: Target,
  destination: Revision | undefined,
): readonly Revision[] {
  const following = (destination ? destination.children : resolver.bases).filter((r) => applied.all.has(r));
  const branch = resolver.branchOf(target);
  const onBranch = branch ? following.filter((revision) => branch.has(revision)) : following;
  if (destination && onBranch.length === 0) {
    ensureNothingStands(applied, target, destination, following);
  }
  return onBranch;
}

/** Alembic: an applied revision on which nothing stands is a destination only where it is an applied head. */
function ensureNothingStands(
  applied: Applied,
  target: Target,
  destination: Revision,
  following: readonly Revision[],
): void {
  if (following.length > 0) {
    throw notOnBranch(target, destination.id);
  }
  if (!applied.heads.includes(destination)) {
    const dependents = toIds(destination.above.filter((revision) => applied.all.has(revision)));
    throw new InvalidTargetError({
      target: target.text,
      reason: 'not-possible',
      problem: `nothing follows ${quote(destination.id)}, it is only depended on by ${dependents.join(', ')}`,
      remedy: `To revert it, and what depends on it: nest-cmd db:rollback ${destination.id}@-1`,
    });
  }
}

function ensureApplied(target: Target, destinations: readonly Revision[], applied: Applied): void {
  const missing = destinations.find((destination) => !applied.all.has(destination));
  if (missing) {
    throw new InvalidTargetError({
      target: target.text,
      reason: 'not-applied',
      problem: `${quote(missing.id)} is not applied, so nothing can be reverted down to it`,
      remedy: `To apply it: nest-cmd db:migrate ${missing.id}. To see what is applied: nest-cmd db:current`,
    });
  }
}
