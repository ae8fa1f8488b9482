import type { EntityManager } from '@mikro-orm/core';

import type { StatementLog } from './statement-log.js';

/** The log of a database that the tests of the file at hand use. */
export interface ActiveStatementLog extends StatementLog {
  /** Names the database among several, such as the `contextName` of its ORM. */
  readonly name?: string;
  /** Knows the entities. */
  readonly em?: EntityManager;
}

const active = new Set<ActiveStatementLog>();

/** Those of the databases that are in use, in the order in which they came. */
export const activeStatementLogs: ReadonlySet<ActiveStatementLog> = active;

/**
 * Has `expectQueries` and `recordQueries` count the statements of a database without being told of it.
 *
 * @returns what ends it.
 */
export function registerStatementLog(log: ActiveStatementLog): () => void {
  active.add(log);
  return () => void active.delete(log);
}
