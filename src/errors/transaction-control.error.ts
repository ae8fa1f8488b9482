import { SiskinError } from './siskin.error.js';

/** A migration begins or ends a transaction by itself, which would let go of what Siskin counts on. Nothing of it ran. */
export class TransactionControlError extends SiskinError {
  readonly code = 'SISKIN_TRANSACTION_CONTROL';

  constructor(
    readonly revision: string,
    /** Its first words, such as `begin`. */
    readonly control: string,
    readonly statement: string,
  ) {
    super({
      problem: `The migration ${revision} says \`${control}\`, but its transactions are Siskin's to begin and to end.`,
      remedy:
        'Leave it out: a migration runs in one transaction, or with `static readonly transaction = false` each statement in one. ' +
        'For a part of it that may fail, use `savepoint`.',
    });
  }
}
