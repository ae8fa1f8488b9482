import { InvalidTargetError, type InvalidTargetReason } from '../../errors/invalid-target.error.js';
import { quote } from './names.js';
import type { Revision } from './revision.js';
import type { Target } from './target.js';

/** Where a walk up starts: the revision, or `undefined` for below the bases, and what it may walk on. */
export interface WalkUp {
  from: Revision | undefined;
  bases: readonly Revision[];
  branch?: ReadonlySet<Revision>;
  /** Stop at the end of the history rather than fail there. Default: false. */
  clamp?: boolean;
}

/** The revision that the steps of a target lead up to. Alembic: along parents, never along dependencies. */
export function walkUp(
  target: Target,
  steps: number,
  { from, bases, branch, clamp }: WalkUp,
): Revision | undefined {
  let at = from;
  for (let step = 1; step <= steps; step++) {
    const next = (at ? at.children : bases).filter((revision) => !branch || branch.has(revision));
    if (next.length > 1) {
      throw branchPoint(target, at, next);
    }
    if (next.length === 0) {
      if (clamp) {
        return at;
      }
      throw outOfRange(target, step - 1, 'up');
    }
    [at] = next;
  }
  return at;
}

/**
 * The last revision that the steps of a target pass on their way down, the start being the first: the one that
 * walking reverts last. What is below it is where the target leads.
 *
 * A merge may be that last one, though its parents are several.
 */
export function walkDown(
  target: Target,
  steps: number,
  from: Revision | undefined,
  { clamp = false } = {},
): Revision {
  if (!from) {
    throw outOfRange(target, 0, 'down');
  }
  let at = from;
  for (let step = 1; step < steps; step++) {
    if (at.parents.length > 1) {
      throw merge(target, at);
    }
    const [parent] = at.parents;
    if (!parent) {
      if (clamp) {
        return at;
      }
      throw outOfRange(target, step, 'down');
    }
    at = parent;
  }
  return at;
}

/** The revision that the steps of a target lead down to, or `undefined` where that is the base. */
export function landBelow(
  target: Target,
  steps: number,
  from: Revision | undefined,
  options?: { clamp?: boolean },
): Revision | undefined {
  const last = walkDown(target, steps, from, options);
  if (last.parents.length > 1) {
    throw merge(target, last);
  }
  return last.parents[0];
}

function outOfRange(target: Target, possible: number, direction: 'up' | 'down'): InvalidTargetError {
  const furthest = target.text.replace(/\d+$/, String(possible));
  return invalid(
    target,
    'out-of-range',
    `it goes ${count(Math.abs(target.steps ?? 0))} ${direction}, but ${possible === 0 ? 'none is' : `only ${count(possible)} ${possible === 1 ? 'is' : 'are'}`} possible`,
    `${possible === 0 ? '' : `The furthest is ${quote(furthest)}. `}To see the history: nest-cmd db:history`,
  );
}

function count(steps: number): string {
  return steps === 1 ? '1 step' : `${steps} steps`;
}

function branchPoint(
  target: Target,
  at: Revision | undefined,
  next: readonly Revision[],
): InvalidTargetError {
  const ids = next.map((revision) => revision.id);
  return invalid(
    target,
    'ambiguous',
    `the history branches ${at ? `after ${at.id}` : 'from the base'} into ${ids.join(', ')}`,
    `Give the revision to go to, or one of a branch before the steps, such as ${quote(`${ids[0] ?? ''}@${target.symbol ?? ''}+${target.steps ?? 1}`)}.`,
  );
}

function merge(target: Target, at: Revision): InvalidTargetError {
  const ids = at.parents.map((revision) => revision.id);
  return invalid(
    target,
    'ambiguous',
    `it leads below ${at.id}, which merges ${ids.join(', ')}`,
    `Give the revision to go to, such as ${quote(ids[0] ?? '')}.`,
  );
}

function invalid(
  target: Target,
  reason: InvalidTargetReason,
  problem: string,
  remedy: string,
): InvalidTargetError {
  return new InvalidTargetError({ target: target.text, reason, problem, remedy });
}
