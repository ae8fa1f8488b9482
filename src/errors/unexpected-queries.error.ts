import { SiskinError } from './siskin.error.js';

export interface UnexpectedQueriesDetails {
  /** Such as `at most 3 queries`. */
  expected: string;
  received: string;
  statements: readonly string[];
  /** What is shown of them. */
  lines: readonly string[];
  advice: readonly string[];
}

/** A function asked other statements of the databases than `expectQueries` allows. */
export class UnexpectedQueriesError extends SiskinError {
  readonly code = 'SISKIN_UNEXPECTED_QUERIES';
  readonly expected: string;
  readonly received: string;
  /** All of them, without their values. */
  readonly statements: readonly string[];

  constructor({ expected, received, statements, lines, advice }: UnexpectedQueriesDetails) {
    super({
      problem: [`Expected: ${expected}`, `Received: ${received}`, '', ...lines, ''].join('\n'),
      remedy:
        advice.length === 0 ? 'Change what asks for them, or what is expected of it.' : advice.join('\n'),
    });
    this.expected = expected;
    this.received = received;
    this.statements = statements;
  }
}
