import { SiskinError } from './siskin.error.js';

/** A file in a folder of `seeders.paths` can't be loaded, or the constructor of its seeder failed. */
export class SeederFileError extends SiskinError {
  readonly code = 'SISKIN_SEEDER_FILE';

  /** @param line counted from 1; absent where nothing tells. */
  constructor(
    readonly file: string,
    cause: unknown,
    readonly line?: number,
  ) {
    super({
      problem: `The seeder file ${file}${line === undefined ? '' : `:${line}`} can't be loaded: ${reasonOf(cause)}`,
      remedy:
        'Mend it, or move it out of the folders that seeders.paths in the options of SiskinModule names.',
      cause,
    });
  }
}

/** By shape: an error of the loader may be of another realm. */
function reasonOf(cause: unknown): string {
  const message: unknown =
    typeof cause === 'object' && cause !== null ? Reflect.get(cause, 'message') : undefined;
  return typeof message === 'string' ? message : String(cause);
}
