import { SiskinError } from './siskin.error.js';

/** An asymmetric matcher stands where only PostgreSQL compares. */
export class MatcherInOperatorError extends SiskinError {
  readonly code = 'SISKIN_MATCHER_IN_OPERATOR';

  constructor(readonly operator: string) {
    super({
      problem: `An asymmetric matcher, such as expect.any(), stands beside or below ${operator}, which PostgreSQL compares.`,
      remedy: 'Give it as the value of a property of its own: { name: expect.any(String), age: { $gt: 5 } }.',
    });
  }
}
