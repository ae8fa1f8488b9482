import { SiskinError } from './siskin.error.js';

/** A file with rows is broken, or holds what is no row. Rows before it may have been handed out. */
export class FileFormatError extends SiskinError {
  readonly code = 'SISKIN_FILE_FORMAT';

  constructor(
    /** The path as it was given. */
    readonly file: string,
    /** Counted from 1. */
    readonly line: number,
    /** What is broken. */
    readonly fault: string,
    { remedy = 'Mend the file.', cause }: { remedy?: string; cause?: unknown } = {},
  ) {
    super({ problem: `${file}, line ${line}: ${fault}.`, remedy, cause });
  }
}
