import { SiskinError } from './siskin.error.js';

/** The row of a revision went away from the ledger during the run. */
export class LedgerRowMissingError extends SiskinError {
  readonly code = 'SISKIN_LEDGER_ROW_MISSING';

  constructor(readonly revision: string) {
    super({
      problem: `The ledger has lost its row of the revision ${revision} during the run, or somebody changed it; what was under way is rolled back.`,
      remedy: 'Find out who changes the ledger by hand, see `nest-cmd db:status`, and run the command again.',
    });
  }
}
