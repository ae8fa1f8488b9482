import { SiskinError } from './siskin.error.js';

/** A head of the history, with the file that declares it. */
export interface HeadFile {
  revision: string;
  file: string;
}

/** A new migration follows the one head, but there are several and none was named. */
export class AmbiguousParentError extends SiskinError {
  readonly code = 'SISKIN_AMBIGUOUS_PARENT';

  constructor(readonly heads: readonly HeadFile[]) {
    const [first] = heads;
    super({
      problem: [
        `There are ${heads.length} heads, so it is not clear which of them the new migration follows:`,
        ...heads.map(({ revision, file }) => `- ${revision} (${file})`),
      ].join('\n'),
      remedy: [
        `To continue one of them: nest-cmd make:migration NAME --head ${first?.revision ?? 'REV'}`,
        'To join them first: nest-cmd db:merge',
      ].join('\n'),
    });
  }
}
