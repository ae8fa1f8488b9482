import { USE_ANOTHER_SERVER } from './embedded-remedies.js';
import { SiskinError } from './siskin.error.js';

/** PostgreSQL's `initdb` did not make a cluster. Nothing is left of the attempt. */
export class EmbeddedInitError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_INIT';

  constructor(
    readonly dataDir: string,
    /** What `initdb` printed last. */
    readonly output: string,
    cause?: unknown,
  ) {
    super({
      problem: `No PostgreSQL cluster could be made in ${dataDir}; initdb said:\n${output}`,
      remedy: `Mend what initdb names, or give another \`dataDir\`. ${USE_ANOTHER_SERVER}`,
      cause,
    });
  }
}
