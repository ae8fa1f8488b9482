import { SiskinError } from './siskin.error.js';

/** The editor could not be started, or ended with a failure. */
export class EditorFailedError extends SiskinError {
  readonly code = 'SISKIN_EDITOR_FAILED';

  constructor(
    /** The variable that named it. */
    readonly variable: 'VISUAL' | 'EDITOR',
    readonly command: string,
    /** Null where it could not be started, or was ended by a signal. */
    readonly exitCode: number | null,
    cause?: Error,
  ) {
    super({
      problem: `The editor \`${command}\` of ${variable} ${ending(exitCode, cause)}`,
      remedy: `Mend ${variable}, for instance: export ${variable}='code --wait'`,
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
