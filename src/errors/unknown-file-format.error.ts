import { SiskinError } from './siskin.error.js';

/** The extension of a file does not tell how its rows are written. */
export class UnknownFileFormatError extends SiskinError {
  readonly code = 'SISKIN_UNKNOWN_FILE_FORMAT';

  constructor(
    /** The path as it was given. */
    readonly file: string,
  ) {
    super({
      problem: `The extension of ${file} does not tell its format.`,
      remedy:
        "Name it: rowsFrom(file, { format: 'csv' }), or 'tsv', 'json', 'ndjson', 'yaml', 'sql'; .gz behind the extension is fine.",
    });
  }
}
