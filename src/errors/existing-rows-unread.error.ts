import { SiskinError } from './siskin.error.js';

/** `make` and `raw` never touch the database, and were to choose from rows of it. */
export class ExistingRowsUnreadError extends SiskinError {
  readonly code = 'SISKIN_EXISTING_ROWS_UNREAD';

  constructor(readonly entity: string) {
    super({
      problem: `make() and raw() never touch the database, so they can't choose from the existing rows of ${entity}.`,
      remedy: 'Use create() or insert(), or recycle entities that you have loaded.',
    });
  }
}
