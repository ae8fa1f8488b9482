import { SiskinError } from './siskin.error.js';

/** A migration that runs in a transaction has a backfill, which is there to hold none open. Nothing of it stays. */
export class BackfillInTransactionError extends SiskinError {
  readonly code = 'SISKIN_BACKFILL_IN_TRANSACTION';

  constructor(
    readonly revision: string,
    readonly table: string,
    readonly file?: string,
  ) {
    super({
      problem: [
        `The migration ${revision} runs in a transaction and has a backfill of ${table}, whose batches commit one by one.`,
        ...(file === undefined ? [] : [`In ${file}`]),
      ].join('\n'),
      remedy:
        'Put it in a migration of its own with `static readonly transaction = false`; in a transaction, op.sql does it all at once.',
    });
  }
}
