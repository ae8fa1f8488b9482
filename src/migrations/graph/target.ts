import { InvalidTargetError } from '../../errors/invalid-target.error.js';

/** The parts of a target: `branch@symbol+steps`. At least one of symbol and steps is there. */
export interface Target {
  readonly text: string;
  /** The label, id or prefix before the `@`. */
  readonly branch?: string;
  /** `head`, `heads`, `base`, or an id, a label or a prefix of one. */
  readonly symbol?: string;
  /** How far to walk from there: up where positive, down where negative. */
  readonly steps?: number;
}

/** A target that names no symbol, so that it is counted from what is applied. */
export type RelativeTarget = Target & { readonly symbol?: undefined; readonly steps: number };

const SYNTAX = /^(?:(?<branch>[^@:+-]+)@)?(?<symbol>[^@:+-]+)?(?<steps>[+-]\d+)?$/;

/** Reads a target; what it names may still be unknown. @throws InvalidTargetError where it is malformed. */
export function parseTarget(text: string): Target {
  const { branch, symbol, steps } = SYNTAX.exec(text)?.groups ?? {};
  if (symbol === undefined && steps === undefined) {
    throw malformed(text);
  }
  const target = { text, branch, symbol, steps: steps === undefined ? undefined : Number(steps) };
  if (symbol === undefined && target.steps === 0) {
    throw new InvalidTargetError({
      target: text,
      reason: 'not-possible',
      problem: 'it leads nowhere, since it goes 0 steps',
      remedy: `Go at least one step, such as '${text.slice(0, -1)}1'.`,
    });
  }
  return target;
}

export function isRelative(target: Target): target is RelativeTarget {
  return target.symbol === undefined && target.steps !== undefined;
}

/** Whether it walks at all; `rev+0` is `rev`. */
export function walks(target: Target): target is Target & { readonly steps: number } {
  return target.steps !== undefined && target.steps !== 0;
}

function malformed(target: string): InvalidTargetError {
  return new InvalidTargetError({
    target,
    reason: 'malformed',
    problem: malformation(target),
    remedy:
      "Give a revision, a label, 'head', 'heads' or 'base', with '@' after a branch and '+1' or '-1' for steps: 'shop@head-1'.",
  });
}

function malformation(target: string): string {
  const trailing = /[+-]\d+(?<rest>[^\d].*)$/.exec(target)?.groups?.['rest'];
  if (target === '') {
    return 'it is empty';
  }
  if (target.includes(':')) {
    return 'only a history takes a range';
  }
  if (trailing !== undefined) {
    return `nothing can follow the number of steps, but '${trailing}' does`;
  }
  return /[+-]/.test(target)
    ? "a number of steps is expected after '+' or '-'"
    : "a name is expected before and after the one '@'";
}
