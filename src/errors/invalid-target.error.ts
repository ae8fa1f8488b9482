import { SiskinError } from './siskin.error.js';

/**
 * What is wrong with a target whose names are all known.
 *
 * - `'malformed'`: it is none of the forms of a target.
 * - `'not-possible'`: the form has no meaning for this command, such as `+1` for a downgrade.
 * - `'out-of-range'`: it leads past the end of the history.
 * - `'ambiguous'`: it leads to a branch point or merge, with several ways to go on.
 * - `'not-on-branch'`: the revision is not of the branch before the `@`.
 * - `'not-applied'`: a downgrade goes to a revision that is not applied.
 */
export type InvalidTargetReason =
  'malformed' | 'not-possible' | 'out-of-range' | 'ambiguous' | 'not-on-branch' | 'not-applied';

/** A target that can't be followed, though what it names exists. */
export class InvalidTargetError extends SiskinError {
  readonly code = 'SISKIN_INVALID_TARGET';
  readonly target: string;
  readonly reason: InvalidTargetReason;

  constructor({ target, reason, problem, remedy }: InvalidTargetDetails) {
    super({ problem: `The target '${target}' is not valid: ${problem}.`, remedy });
    this.target = target;
    this.reason = reason;
  }
}

export interface InvalidTargetDetails {
  target: string;
  reason: InvalidTargetReason;
  /** Half a sentence that goes on after a colon. */
  problem: string;
  remedy: string;
}
