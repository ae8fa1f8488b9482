import { SiskinError } from './siskin.error.js';

/** A revision is to be reverted that has neither a file nor a script in the ledger. */
export class RevisionFileMissingError extends SiskinError {
  readonly code = 'SISKIN_REVISION_FILE_MISSING';

  constructor(
    readonly revision: string,
    readonly migrationName: string,
  ) {
    super({
      problem: `The file of ${migrationName} (${revision}) is gone, and the ledger holds no script that reverts it.`,
      remedy: 'Bring the file back, for instance from the version control, and run the command again.',
    });
  }
}
