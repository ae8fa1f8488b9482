import { SiskinError } from './siskin.error.js';

/** A folder that should hold seeders can't be read. */
export class SeederFolderError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_FOLDER';

  constructor(
    readonly folder: string,
    cause: unknown,
  ) {
    super({
      problem: `The seeders folder ${folder} can't be read.`,
      remedy: 'Create it, or mend seeders.paths in the options of SiskinModule.',
      cause,
    });
  }
}
