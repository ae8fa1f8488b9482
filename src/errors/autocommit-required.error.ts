import { pointAt } from './sql-excerpt.js';
import { SiskinError } from './siskin.error.js';

/** A migration that runs in a transaction has a statement that PostgreSQL refuses there. Nothing of it stays. */
export class AutocommitRequiredError extends SiskinError {
  readonly code = 'SISKIN_AUTOCOMMIT_REQUIRED';

  constructor(
    readonly revision: string,
    readonly statement: string,
    /** The migration's file; absent when it was reverted from the ledger. */
    readonly file?: string,
  ) {
    super({
      problem: [
        `The migration ${revision} runs in a transaction, where PostgreSQL refuses this statement:`,
        pointAt(statement),
        ...(file === undefined ? [] : [`In ${file}`]),
      ].join('\n'),
      remedy:
        'Give the migration `static readonly transaction = false`: each of its statements then commits by itself. ' +
        'Best let it hold that statement alone.',
    });
  }
}
