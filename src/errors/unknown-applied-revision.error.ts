import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** The database holds revisions that no migration declares: it is newer than the code, or files are gone. */
export class UnknownAppliedRevisionError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_APPLIED_REVISION';

  constructor(readonly revisions: readonly string[]) {
    super({
      problem: `The database is at ${listNames(revisions)}, which no migration here declares.`,
      remedy: [
        'Deploy the code that has it, or bring the file back.',
        'To revert the last one with the script that the ledger keeps: nest-cmd db:rollback --step 1',
        'To go on without it, and keep what it did: nest-cmd db:repair <revision>',
        'To tell the database where it stands: nest-cmd db:stamp --purge <revision>',
      ].join('\n'),
    });
  }
}
