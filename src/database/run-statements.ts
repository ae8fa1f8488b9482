import type { DatabaseClient } from './client.js';

/** A transaction keeps all of its locks to its end, and a server has room for some thousands. */
const AT_A_TIME = 100;

/**
 * Runs statements in their order, many in a round trip and a transaction. Where one of those is refused, or can't be in a
 * transaction, nothing is done of them, and they are run one by one. To be called outside a transaction.
 *
 * @param one runs a single statement, and says what is wrong with it.
 */
export async function runStatements(
  client: DatabaseClient,
  statements: readonly string[],
  one: (statement: string) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < statements.length; start += AT_A_TIME) {
    const some = statements.slice(start, start + AT_A_TIME);
    if (some.length === 1 || !(await runTogether(client, some))) {
      for (const statement of some) {
        await one(statement);
      }
    }
  }
}

/** @returns whether they were run; a line of its own for each semicolon, as one may end with a comment. */
function runTogether(client: DatabaseClient, statements: readonly string[]): Promise<boolean> {
  return client.query(statements.join('\n;\n')).then(
    () => true,
    () => false,
  );
}
