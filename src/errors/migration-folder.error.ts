import { SiskinError } from './siskin.error.js';

/** A folder that should hold migrations can't be read. */
export class MigrationFolderError extends SiskinError {
  readonly code = 'SISKIN_MIGRATION_FOLDER';

  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super({
      problem: `The migrations folder ${folder} can't be read.`,
      remedy:
        'Create it with `nest-cmd make:migration NAME`, or mend migrations.paths in the options of SiskinModule.',
      cause,
    });
  }
}
