import { SiskinError } from './siskin.error.js';

/** The package.json of the application can't be read, so it is not known which module it names. */
export class PackageFileError extends SiskinError {
  readonly code = 'SISKIN_PACKAGE_FILE';

  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super({
      problem: `${file} can't be read: ${cause instanceof Error ? cause.message : String(cause)}.`,
      remedy: 'Mend it: it has to be JSON.',
      cause,
    });
  }
}
