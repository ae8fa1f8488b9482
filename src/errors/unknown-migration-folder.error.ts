import { SiskinError } from './siskin.error.js';

/** A migration is to be written to a folder that is not one of the options, where it would never be found. */
export class UnknownMigrationFolderError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_MIGRATION_FOLDER';

  constructor(
    readonly folder: string,
    readonly folders: readonly string[],
  ) {
    super({
      problem: [
        `The folder ${folder} is not one that migrations are read from:`,
        ...folders.map((known) => `- ${known}`),
      ].join('\n'),
      remedy: 'Give one of these as --path, or add it to migrations.paths in the options of SiskinModule.',
    });
  }
}
