import { SiskinError } from './siskin.error.js';

/** The folder for an embedded server can not be used safely. Nothing was written there. */
export class EmbeddedFolderError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_FOLDER';

  constructor(
    readonly dataDir: string,
    /** What is wrong with it, as the end of a sentence that begins with its path. */
    readonly fault: string,
    cause?: unknown,
  ) {
    super({
      problem: `${dataDir} can not hold an embedded PostgreSQL: it ${fault}.`,
      remedy: 'Remove it, or give another `dataDir` below a folder that only you can write to.',
      cause,
    });
  }
}
