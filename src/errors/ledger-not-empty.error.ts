import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** Another tool's history is to be taken over by a ledger that has a history already. Nothing was done. */
export class LedgerNotEmptyError extends SiskinError {
  readonly code = 'SISKIN_LEDGER_NOT_EMPTY';

  constructor(
    /** The table, for people. */
    readonly ledger: string,
    readonly revisions: readonly string[],
  ) {
    super({
      problem: `The ledger ${ledger} holds ${listNames(revisions)} already: a history is taken over once, by a ledger that is empty. Nothing was done.`,
      remedy: [
        'Where it was taken over before, there is nothing left to do. To see what is pending: nest-cmd db:status',
        'To tell the database where it stands: nest-cmd db:stamp <revision>',
        'To forget what the ledger says and begin anew: nest-cmd db:stamp base --purge',
      ].join('\n'),
    });
  }
}
