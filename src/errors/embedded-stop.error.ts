import { SiskinError } from './siskin.error.js';

/** The last user of an embedded server left, and the server did not stop. */
export class EmbeddedStopError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_STOP';

  constructor(
    readonly dataDir: string,
    /** The process of the server. */
    readonly pid: number,
    /** What `pg_ctl` printed last. */
    readonly output: string,
  ) {
    super({
      problem: `The PostgreSQL kept in ${dataDir} (process ${pid}) was told to stop and still runs; pg_ctl said:\n${output}`,
      remedy: `End it with \`kill -QUIT ${pid}\`; its data stays whole.`,
    });
  }
}
