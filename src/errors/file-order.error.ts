import { SiskinError } from './siskin.error.js';

/** A new file would be sorted before one that says no parents, and become its parent. It is not written. */
export class FileOrderError extends SiskinError {
  readonly code = 'SISKIN_FILE_ORDER';

  constructor(
    readonly file: string,
    /** The file that would follow it. */
    readonly next: string,
    /** What that file follows now. */
    readonly parents: readonly string[],
  ) {
    const list = parents.map((parent) => `'${parent}'`).join(', ');
    super({
      problem: `The new file ${file} would be sorted before ${next}, which has no parents of its own and would then follow it.`,
      remedy: `Give that one its parents: static readonly parents = [${list}];\nOr let migrations.fileName begin with {timestamp}.`,
    });
  }
}
