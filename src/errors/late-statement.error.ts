import { SiskinError } from './siskin.error.js';
import { firstLine } from './sql-excerpt.js';

/** A transaction went on after its test had ended, which has rolled it back. The statement did not run. */
export class LateStatementError extends SiskinError {
  readonly code = 'SISKIN_LATE_STATEMENT';

  constructor(readonly statement: string) {
    super({
      problem: `\`${firstLine(statement)}\` belongs to a transaction that began in a test which has ended, and was rolled back with it.`,
      remedy: 'Have the test await all that it starts, such as requests and jobs, before it ends.',
    });
  }
}
