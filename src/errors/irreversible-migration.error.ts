import { SiskinError } from './siskin.error.js';

/** A migration is to be reverted, and nothing says how to undo one of its operations. */
export class IrreversibleMigrationError extends SiskinError {
  readonly code = 'SISKIN_IRREVERSIBLE_MIGRATION';

  constructor(
    readonly revision: string,
    /** The operation, in one line. */
    readonly operation: string,
    { irreversible, remedy }: { irreversible: string; remedy: string },
  ) {
    super({
      problem: `The revision ${revision} can't be reverted: ${irreversible}.`,
      remedy,
    });
  }
}
