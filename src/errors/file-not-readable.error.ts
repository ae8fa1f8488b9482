import { dirname } from 'node:path';

import { SiskinError } from './siskin.error.js';

/** A file with rows can't be opened or read. */
export class FileNotReadableError extends SiskinError {
  readonly code = 'SISKIN_FILE_NOT_READABLE';
  /** The folder that it was looked for in. */
  readonly folder: string;

  constructor(
    /** The path as it was given. */
    readonly file: string,
    /** The absolute path. */
    readonly path: string,
    cause: unknown,
  ) {
    const folder = dirname(path);
    super({ problem: `${file} ${faultOf(cause, folder)}.`, remedy: remedyOf(cause), cause });
    this.folder = folder;
  }
}

const codeOf = (cause: unknown) =>
  typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;

function faultOf(cause: unknown, folder: string): string {
  switch (codeOf(cause)) {
    case 'ENOENT':
      return `is not in ${folder}`;
    case 'EISDIR':
      return `is a folder in ${folder}, not a file`;
    case 'EACCES':
    case 'EPERM':
      return `in ${folder} may not be read`;
    default:
      return `in ${folder} can't be read: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

const remedyOf = (cause: unknown) =>
  codeOf(cause) === 'ENOENT'
    ? 'A path is relative to the working directory; a URL is not: new URL("./rows.csv", import.meta.url).'
    : 'Name a file that the process may read.';
