import { SiskinError } from './siskin.error.js';

/** The application's module is TypeScript, and the package that loads it is not installed. */
export class TypeScriptLoaderMissingError extends SiskinError {
  readonly code = 'SISKIN_TYPESCRIPT_LOADER_MISSING';

  constructor(
    readonly file: string,
    cause: unknown,
  ) {
    super({
      problem: `${file} is TypeScript, and the optional package @oxc-node/core that loads it can't be loaded.`,
      remedy:
        'Run `npm install --save-dev @oxc-node/core`, or build the application and set NODE_ENV=production.',
      cause,
    });
  }
}
