import { SiskinError } from './siskin.error.js';

export type TransactionFault = 'leftOpen' | 'notInnermost' | 'outside' | 'settings';

/** A migration used `op.db.transaction()` or `op.db.startTransaction()` in a way that can not be kept. */
export class MigrationTransactionError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_TRANSACTION';

  constructor(readonly fault: TransactionFault) {
    super(TEXTS[fault]);
  }
}

const TEXTS: Record<TransactionFault, { problem: string; remedy: string }> = {
  leftOpen: {
    problem:
      'A transaction of op.db was still open when the migration returned, so it is neither kept nor undone.',
    remedy:
      'Await its `commit().execute()` or `rollback().execute()`, or use `op.db.transaction().execute(...)`, which does so itself.',
  },
  notInnermost: {
    problem:
      'A transaction of op.db was committed while one that began after it was still open, or after one that began before it was ' +
      'rolled back. All of them share one connection, where the last to begin has to be the first to end.',
    remedy: 'Await one transaction before the next begins, rather than both with Promise.all.',
  },
  outside: {
    problem:
      'A migration outside a transaction began one of op.db. Each of its statements commits by itself and is counted as it ' +
      'does, and what op.db writes could not be counted.',
    remedy: 'Write with op.sql, or do it in a migration of its own that runs in a transaction.',
  },
  settings: {
    problem:
      'A transaction of op.db was given an isolation level or an access mode. Within the transaction of the migration it is a ' +
      'savepoint, which has neither.',
    remedy:
      'Leave out setIsolationLevel() and setAccessMode(), or begin with op.sql`set transaction isolation level ...`.',
  },
};
