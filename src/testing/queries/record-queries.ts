import { AsyncLocalStorage } from 'node:async_hooks';

import { findLogs, type QuerySource } from './find-logs.js';
import { RecordedQueries } from './recorded-queries.js';
import { toRecorded, type RecordedStatement } from './recorded-statement.js';
import { isTransactionControl } from './transaction-control.js';

export interface RecordOptions {
  /** The database whose statements are meant; by default all that the file at hand uses by `useDatabase`. */
  on?: QuerySource;
  /** Whether `begin`, `commit`, `savepoint` and the like count too; false by default. */
  transactionControl?: boolean;
}

interface Recording {
  readonly within: Recording | undefined;
  isOpen: boolean;
}

const current = new AsyncLocalStorage<Recording>();

/**
 * Runs a function and keeps the statements that it asks of the databases.
 *
 * Of recordings at the same time each gets its own; statements of none of them, such as those of a server that a request
 * goes to, count for all. An error of the function is thrown as it is.
 *
 * @throws NoStatementLogError where no database is in use, and none is named.
 */
export async function recordQueries<T>(
  fn: () => T | Promise<T>,
  { on, transactionControl = false }: RecordOptions = {},
): Promise<RecordedQueries<T>> {
  const recording: Recording = { within: current.getStore(), isOpen: true };
  const statements: RecordedStatement[] = [];
  const stops = findLogs(on).map((log) =>
    log.onStatement((statement) => {
      if (isOf(recording) && (transactionControl || !isTransactionControl(statement.sql))) {
        statements.push(toRecorded(statement, log));
      }
    }),
  );
  try {
    const result = await current.run(recording, fn);
    return new RecordedQueries(statements, result);
  } finally {
    recording.isOpen = false;
    stops.forEach((stop) => stop());
  }
}

/** A connection that was opened within a recording that has ended carries its context on. */
function isOf(recording: Recording): boolean {
  const open = openRecordings(current.getStore());
  return open.length === 0 || open.includes(recording);
}

function openRecordings(innermost: Recording | undefined): Recording[] {
  const open: Recording[] = [];
  for (let one = innermost; one !== undefined; one = one.within) {
    if (one.isOpen) {
      open.push(one);
    }
  }
  return open;
}
