import { SiskinError } from './siskin.error.js';

/** A line of revisions that ends in a head, as far as no other head stands on it; the oldest comes first. */
export interface HeadLine {
  head: string;
  revisions: readonly { revision: string; name: string; file: string }[];
}

/**
 * `db:migrate` was not told which of several heads to go to. That is what a history looks like after two branches of the
 * version control were merged.
 */
export class SeveralHeadsError extends SiskinError {
  readonly code = 'SISKIN_SEVERAL_HEADS';

  constructor(readonly lines: readonly HeadLine[]) {
    super({
      problem: [
        `The history has ${lines.length} heads, and it was not said which of them to go to. Nothing was done.`,
        ...lines.flatMap(describeLine),
      ].join('\n'),
      remedy: [
        'Join them: nest-cmd db:merge',
        ...rebaseRemedy(lines),
        'Or apply all as they are: nest-cmd db:migrate heads',
      ].join('\n'),
    });
  }
}

function describeLine({ head, revisions }: HeadLine): string[] {
  return [`${head}:`, ...revisions.map(({ revision, file }) => `  ${revision}  ${file}`)];
}

/** Two lines of which one can be put behind the other. */
function rebaseRemedy([first, second, ...others]: readonly HeadLine[]): string[] {
  const [oldest] = second?.revisions ?? [];
  return first === undefined || oldest === undefined || others.length > 0
    ? []
    : [`Or put one behind the other: nest-cmd db:rebase ${oldest.revision} --onto ${first.head}`];
}
