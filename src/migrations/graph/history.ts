import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { headsOn } from './plan-stamp.js';
import { resolveWalking } from './plan-upgrade.js';
import { reach } from './reach.js';
import type { Resolver } from './resolver.js';
import type { Revision } from './revision.js';
import { difference, intersection, union } from './sets.js';
import { isRelative, parseTarget, type RelativeTarget, type Target } from './target.js';
import { topologicalOrder } from './topological-order.js';
import { landBelow, walkDown, walkUp } from './walk.js';

/** The revisions of a range, newest first, with both its ends. */
export function listHistory(resolver: Resolver, range: string): Revision[] {
  const [start, end] = parseRange(range);
  const lower = resolveStart(resolver, start);
  const upper = reach(resolveEnd(resolver, start, end, lower), 'below');
  if (lower.some((revision) => !upper.has(revision))) {
    throw notARange(range);
  }
  return topologicalOrder(lower.length === 0 ? upper : between(lower, upper)).toReversed();
}

/** Alembic: what follows the start by parents; what is only depended on is of another branch. */
function between(lower: readonly Revision[], upper: ReadonlySet<Revision>): Set<Revision> {
  const newer = union(difference(upper, reach(lower, 'below')), lower);
  return intersection(newer, reach(lower, 'children'));
}

function parseRange(range: string): [Target, Target] {
  const [start, end, ...more] = range.split(':');
  if (start === undefined || end === undefined || more.length > 0) {
    throw new InvalidTargetError({
      target: range,
      reason: 'malformed',
      problem: "a range is expected: a start and an end with one ':' between them",
      remedy: "Give '<start>:<end>', '<start>:' or ':<end>'.",
    });
  }
  return [parseTarget(start || 'base'), parseTarget(end || 'heads')];
}

function resolveStart(resolver: Resolver, start: Target): readonly Revision[] {
  if (!isRelative(start)) {
    return resolveWalking(resolver, start, { clamp: true });
  }
  if (start.steps > 0) {
    throw notCounted(start, 'up', 'start');
  }
  return headsOn(resolver, start).map((head) => downFrom(start, head));
}

/** Where the history is too short, it is its base. */
function downFrom(start: RelativeTarget, head: Revision): Revision {
  const clamp = { clamp: true };
  return landBelow(start, -start.steps, head, clamp) ?? walkDown(start, -start.steps, head, clamp);
}

/** An end of `+N` is counted from the start. From `branch@base` on, only that branch is listed. */
function resolveEnd(
  resolver: Resolver,
  start: Target,
  end: Target,
  lower: readonly Revision[],
): readonly Revision[] {
  if (isRelative(end)) {
    return stepFrom(resolver, end, lower);
  }
  const branch = resolver.branchOf(start);
  return resolveWalking(resolver, end, { clamp: true }).filter((revision) => !branch || branch.has(revision));
}

function stepFrom(resolver: Resolver, end: RelativeTarget, lower: readonly Revision[]): readonly Revision[] {
  if (end.steps < 0 || lower.length > 1) {
    throw notCounted(end, end.steps < 0 ? 'down' : 'up', 'end');
  }
  const walk = { from: lower[0], bases: resolver.bases, branch: resolver.branchOf(end), clamp: true };
  const reached = walkUp(end, end.steps, walk);
  return reached ? [reached] : [];
}

function notCounted(target: Target, direction: 'up' | 'down', side: 'start' | 'end'): InvalidTargetError {
  return new InvalidTargetError({
    target: target.text,
    reason: 'not-possible',
    problem: `the ${side} of this range can't be counted ${direction}`,
    remedy: "'-N' is possible as a start, from the heads, and '+N' as an end, from a single start.",
  });
}

function notARange(range: string): InvalidTargetError {
  return new InvalidTargetError({
    target: range,
    reason: 'not-on-branch',
    problem: 'its end does not stand on its start',
    remedy: 'Give the older revision first, and two of one branch. To see them: nest-cmd db:history',
  });
}
