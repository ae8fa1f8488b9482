import type { SqlStatement } from '../../../sql/statement-splitter.js';
import type { SqlFileFault } from './read-sql-file.js';

const CONTROL = /^(begin|start transaction|commit|end|rollback|abort|prepare transaction)\b/;
const TO_SAVEPOINT = /^rollback (?:work |transaction )?to\b/;

/** The statements that begin or end a transaction, where that is Siskin's. Savepoints stay inside of it. */
export function findTransactionControl(statements: readonly SqlStatement[]): SqlFileFault[] {
  return statements.flatMap(({ command, line }) => {
    const words = command.join(' ');
    const control = TO_SAVEPOINT.test(words) ? undefined : CONTROL.exec(words)?.[1];
    return control === undefined ? [] : [{ problem: toProblem(control), line }];
  });
}

function toProblem(control: string): string {
  return `\`${control}\` does not go with the transaction that the migration runs in; leave it out, or let each statement commit by itself with the header \`-- transaction: false\``;
}
