import { pointAt } from './sql-excerpt.js';
import { SiskinError } from './siskin.error.js';

/**
 * A migration outside a transaction has a statement that speaks to the session, and there is none: a pooler in transaction
 * mode lends another one for each statement. What was done before it stays.
 */
export class PooledSessionError extends SiskinError {
  readonly code = 'SISKIN_POOLED_SESSION';

  constructor(
    readonly revision: string,
    readonly statement: string,
    /** The migration's file; absent when it was reverted from the ledger. */
    readonly file?: string,
  ) {
    super({
      problem: [
        `The migration ${revision} runs outside a transaction through a pooler in transaction mode, which lends another session ` +
          'for each statement. This one would be of no use to the next, and stay behind for others:',
        pointAt(statement),
        ...(file === undefined ? [] : [`In ${file}`]),
      ].join('\n'),
      remedy:
        'Name what it is about in the statements themselves (`shop.users` for a `search_path`), use `set local` in a migration ' +
        'that runs in a transaction, and `op.rows` in place of `op.stream`; or run migrations with a connection that goes to ' +
        'PostgreSQL directly.',
    });
  }
}
