import { firstWords } from './sql-words.js';

/** Longer than any setting that somebody writes. */
const MOST_WORDS = 64;
/** These say something of a transaction, and nothing of the session. */
const OF_TRANSACTION = ['local', 'constraints', 'transaction'];

/**
 * Whether a statement does nothing but set the session up, as `set search_path = shop` does: a run that goes on with a
 * migration in another session has to repeat it.
 */
export function isSessionStatement(statement: string): boolean {
  const [verb, what, ...rest] = firstWords(statement, MOST_WORDS).map(({ text, quoted }) =>
    quoted ? '' : text,
  );
  const end = rest.indexOf(';');
  const isAlone = (end === -1 || end === rest.length - 1) && rest.length < MOST_WORDS - 2;
  return isAlone && (verb === 'reset' || (verb === 'set' && !OF_TRANSACTION.includes(what ?? '')));
}

/** Whether a statement opens a cursor that outlives its transaction. */
export function holdsCursor(statement: string): boolean {
  const words = firstWords(statement).map(({ text, quoted }) => (quoted ? '""' : text));
  return words[0] === 'declare' && /^declare (?:[^ ]+ )+?cursor with hold\b/.test(words.join(' '));
}
