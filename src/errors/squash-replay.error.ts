import { SiskinError } from './siskin.error.js';

/** The history could not be run on the empty scratch database that a squash is proved on. Nothing was written. */
export class SquashReplayError extends SiskinError {
  readonly code = 'SISKIN_SQUASH_REPLAY';

  constructor(
    /** Whether it was the revisions as they are, or the squashed history. */
    readonly history: 'present' | 'squashed',
    cause: unknown,
  ) {
    const which = history === 'present' ? 'The revisions' : 'The squashed history';
    super({
      problem: `${which} can't be run on an empty database, which a squash is proved on. Nothing was written.\n${textOf(cause)}`,
      remedy:
        history === 'present'
          ? 'They have to build all that they need: create extensions, schemas and roles in a migration, or on the server.'
          : 'Squash up to the revision before the one that is named: nest-cmd db:squash <revision>',
      cause,
    });
  }
}

function textOf(cause: unknown): string {
  return cause instanceof SiskinError
    ? cause.problem
    : cause instanceof Error
      ? cause.message
      : String(cause);
}
