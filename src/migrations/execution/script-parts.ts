/** The header of a script whose statements commit one by one, as a SQL file would say it. */
const OUTSIDE = '-- transaction: false';
const BETWEEN = '-- statement';

/** A script as the ledger keeps it. */
export interface Script {
  /** Whether it runs in one transaction. */
  transaction: boolean;
  /** The statements; the whole script as one part where it runs in a transaction. */
  parts: readonly string[];
}

/** Statements as a script that anything can run that takes SQL, statement by statement where it says so. */
export function writeScript({ transaction, parts }: Script): string {
  const statements = parts.map(terminate);
  return transaction ? statements.join('\n') : [OUTSIDE, statements.join(`\n${BETWEEN}\n`)].join('\n');
}

export function readScript(script: string): Script {
  if (!script.startsWith(`${OUTSIDE}\n`)) {
    return { transaction: true, parts: script === '' ? [] : [script] };
  }
  const statements = script.slice(OUTSIDE.length + 1).split(`\n${BETWEEN}\n`);
  return { transaction: false, parts: statements.filter((text) => text.trim() !== '').map(unterminate) };
}

/** A statement with its semicolon, which must not end up inside a line comment. */
export function terminate(statement: string): string {
  const lastLine = statement.slice(statement.lastIndexOf('\n') + 1);
  return lastLine.includes('--') ? `${statement}\n;` : `${statement};`;
}

/** So that a statement is the same, be it from the migration's file or from here. */
export function unterminate(statement: string): string {
  const shortest = statement.replace(/\n?;$/, '');
  return terminate(shortest) === statement ? shortest : statement.replace(/;$/, '');
}
