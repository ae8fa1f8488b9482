import { SiskinError } from './siskin.error.js';
import { firstLine } from './sql-excerpt.js';

/** A statement of a test waited for a transaction that did nothing meanwhile: each may be waiting for the other. */
export class TransactionHeldError extends SiskinError {
  readonly code = 'SISKIN_TRANSACTION_HELD';

  constructor(
    /** The statement that had to wait. It did not run. */
    readonly waiting: string,
    /** The last statement of the transaction that is open. */
    readonly holding: string,
    /** How long the transaction has done nothing, in milliseconds. */
    readonly idleMs: number,
  ) {
    super({
      problem:
        `\`${firstLine(waiting)}\` waits for a transaction that has done nothing for ${idleMs} ms since \`${firstLine(holding)}\`: ` +
        "with isolation: 'transaction' all EntityManagers of a test share one connection, and one transaction ends before the next begins.",
      remedy:
        'Use `em.transactional(…)` rather than `em.begin()`: what runs inside of it need not wait. Or end the transaction first with ' +
        "`em.commit()` or `em.rollback()`; or set isolation: 'clone', where connections are several.",
    });
  }
}
