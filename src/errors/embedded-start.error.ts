import { USE_ANOTHER_SERVER } from './embedded-remedies.js';
import { SiskinError } from './siskin.error.js';

/** The embedded server did not come up, or what runs there does not answer as it should. */
export class EmbeddedStartError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_START';

  constructor(
    readonly dataDir: string,
    /** The server's log file. */
    readonly logFile: string,
    /** The last lines of that file. */
    readonly logTail: string,
    cause?: unknown,
  ) {
    super({
      problem: `The PostgreSQL kept in ${dataDir} did not come up. The end of ${logFile}:\n${logTail}`,
      remedy: `Mend what the log names; where the data may go, remove ${dataDir} to begin anew. ${USE_ANOTHER_SERVER}`,
      cause,
    });
  }
}
