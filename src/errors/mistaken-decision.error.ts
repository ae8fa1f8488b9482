import { listNames } from './list-names.js';
import { nearestNames } from './nearest-names.js';
import { SiskinError } from './siskin.error.js';

export type DecisionFlag = '--rename' | '--drop' | '--fill' | '--using';

export interface MistakenDecision {
  flag: DecisionFlag;
  /** What of the flag's names does not fit. */
  name: string;
  /** Half a sentence that goes on after a colon. */
  problem: string;
  /** The names that would do. */
  fitting: readonly string[];
}

/** A flag says something of a table, column or enum value of which there is nothing to say. Nothing was written. */
export class MistakenDecisionError extends SiskinError {
  readonly code = 'SISKIN_MISTAKEN_DECISION';
  readonly flag: DecisionFlag;
  /** What of the flag's names does not fit. */
  readonly decided: string;
  /** The names that would do. */
  readonly fitting: readonly string[];
  /** Those of them that are most like the given one, the most likely first; at most three. */
  readonly nearest: readonly string[];

  constructor({ flag, name, problem, fitting }: MistakenDecision) {
    const nearest = nearestNames(name, fitting);
    super({
      problem: `${flag} does not fit the schemas: ${problem}. Nothing was written.`,
      remedy: nearest.length > 0 ? `Did you mean ${nearest.join(' or ')}?` : otherwise(fitting),
    });
    this.flag = flag;
    this.decided = name;
    this.fitting = fitting;
    this.nearest = nearest;
  }
}

const otherwise = (fitting: readonly string[]) =>
  fitting.length === 0
    ? 'Leave it out: nothing would fit here.'
    : `Name one of these: ${listNames(fitting)}.`;
