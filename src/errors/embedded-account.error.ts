import { USE_ANOTHER_SERVER } from './embedded-remedies.js';
import { SiskinError } from './siskin.error.js';

/** PostgreSQL refuses to run as root, and there is no other account for it. */
export class EmbeddedAccountError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_ACCOUNT';

  constructor(
    /** The account that was looked for and could not be made. */
    readonly account: string,
    cause?: unknown,
  ) {
    super({
      problem: `PostgreSQL does not run as root, and the account '${account}' neither exists nor could be made.`,
      remedy: `Run this as another user, or make the account: \`useradd --system ${account}\`. ${USE_ANOTHER_SERVER}`,
      cause,
    });
  }
}
