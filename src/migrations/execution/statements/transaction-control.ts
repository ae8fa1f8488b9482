import { firstWords } from './sql-words.js';

const CONTROL = /^(begin|start transaction|commit|end|rollback|abort|prepare transaction)\b/;
/** Savepoints stay inside of a transaction; of a prepared one there is nothing to be disturbed here. */
const HARMLESS = /^(?:rollback (?:work |transaction )?to|(?:commit|rollback) prepared)\b/;

/** The words of a statement that begins or ends a transaction, which is not for a migration to do. */
export function findTransactionControl(statement: string): string | undefined {
  const words = firstWords(statement, 3)
    .map(({ text, quoted }) => (quoted ? '""' : text))
    .join(' ');
  return HARMLESS.test(words) ? undefined : CONTROL.exec(words)?.[1];
}
