import { readBareStatement, type BareStatement } from './bare-statement.js';
import { firstWords } from './sql-words.js';

/** {@link readBareStatement}, with a procedure taken for one that commits by itself, where nobody can try it out before. */
export function readBareUntried(statement: string): BareStatement | undefined {
  const [verb] = firstWords(statement, 1);
  return verb?.text === 'call' && !verb.quoted ? { form: 'once' } : readBareStatement(statement);
}
