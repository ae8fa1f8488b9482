import { findRepeats, type RepeatedStatement, type RepeatOptions } from './find-repeats.js';
import type { RecordedStatement } from './recorded-statement.js';

/** What a function asked of the databases. */
export class RecordedQueries<T = unknown> {
  constructor(
    /** In the order in which they ended. */
    readonly statements: readonly RecordedStatement[],
    /** What the function returned. */
    readonly result: T,
  ) {}

  /** The statements that differ only in their values, those that there are most of first. */
  repeats(options?: RepeatOptions): RepeatedStatement[] {
    return findRepeats(this.statements, options);
  }
}
