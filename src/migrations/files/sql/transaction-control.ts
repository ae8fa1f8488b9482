import type { SqlStatement } from '../../../sql/statement-splitter.js';
import type { SqlFileFault } from './read-sql-file.js';

const CONTROL = /^(begin|start transaction|commit|end|rollback|abort|prepare transaction)\b/;
const TO_SAVEPOINT = /^rollback (?:work |transaction )?to\b/;
const OF_PREPARED = /^(?:commit|rollback) prepared\b/;

/**
 * The statements that begin or end a transaction, which is Siskin's. Savepoints stay inside of it, and prepared ones are
 * settled outside of any.
 */
export function findTransactionControl(
  statements: readonly SqlStatement[],
  inTransaction: boolean,
): SqlFileFault[] {
  return statements.flatMap(({ command, line }) => {
    const words = command.join(' ');
    const isHarmless = TO_SAVEPOINT.test(words) || (!inTransaction && OF_PREPARED.test(words));
    const control = isHarmless ? undefined : CONTROL.exec(words)?.[1];
    return control === undefined ? [] : [{ problem: toProblem(control, inTransaction), line }];
  });
}

function toProblem(control: string, inTransaction: boolean): string {
  const one = inTransaction ? 'the migration runs in' : 'each of its statements runs in';
  return `\`${control}\` does not go with the transaction that ${one}; leave it out`;
}
