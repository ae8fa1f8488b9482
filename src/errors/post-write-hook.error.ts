import { SiskinError } from './siskin.error.js';

/** What was written before the hook failed; it stays. */
export interface WrittenRevision {
  revision: string;
  path: string;
}

/** A command of `migrations.afterWrite` failed on a new file. The file stays; the hooks after it did not run. */
export class PostWriteHookError extends SiskinError {
  readonly code = 'SISKIN_POST_WRITE_HOOK';

  constructor(
    readonly written: WrittenRevision,
    readonly command: string,
    /** Null where the command could not be started, or was ended by a signal. */
    readonly exitCode: number | null,
    /** The last lines of what it printed. */
    readonly output: string,
    cause?: Error,
  ) {
    super({
      problem: [
        `${written.path} was written (revision ${written.revision}), but then \`${command}\` ${ending(exitCode, cause)}`,
        ...output.split('\n').filter((line) => line !== ''),
      ].join('\n'),
      remedy:
        'The file stays. Run the command on it by hand, and mend migrations.afterWrite in the options of SiskinModule.',
      cause,
    });
  }
}

function ending(exitCode: number | null, cause?: Error): string {
  if (exitCode !== null) {
    return `ended with exit code ${exitCode}.`;
  }
  return cause === undefined ? 'was ended by a signal.' : `could not be started: ${cause.message}`;
}
