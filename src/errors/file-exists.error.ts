import { SiskinError } from './siskin.error.js';

/** A file is to be written that is there already. It is left as it is. */
export class FileExistsError extends SiskinError {
  readonly code = 'SISKIN_FILE_EXISTS';

  constructor(readonly file: string) {
    super({
      problem: `The file ${file} is there already, and was left as it is.`,
      remedy: 'Choose another name, or move the file away first.',
    });
  }
}
