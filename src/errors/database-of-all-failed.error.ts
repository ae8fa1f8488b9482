import { SiskinError } from './siskin.error.js';

/** What a command with `--all` came to on one database. */
export interface DatabaseResult {
  readonly database: string;
  /** What the command prints with `--json` for this one; absent where it prints nothing. */
  readonly result?: unknown;
}

/** A command for all databases failed on one of them. Those before it are done, those after it were not begun. */
export class DatabaseOfAllFailedError extends SiskinError {
  readonly code = 'SISKIN_DATABASE_OF_ALL_FAILED';
  readonly done: readonly string[];

  /**
   * @param results of those that are done.
   * @param left those that were not begun.
   */
  constructor(
    readonly database: string,
    readonly results: readonly DatabaseResult[],
    readonly left: readonly string[],
    cause: unknown,
  ) {
    const done = results.map((result) => result.database);
    super({
      problem: `${database}: ${problemOf(cause)}\n${account(done, left)}`,
      remedy: cause instanceof SiskinError ? cause.remedy : 'Mend that, then run the command again.',
      cause,
    });
    this.done = done;
  }
}

function problemOf(cause: unknown): string {
  if (cause instanceof SiskinError) {
    return cause.problem;
  }
  return cause instanceof Error ? cause.message : String(cause);
}

function account(done: readonly string[], left: readonly string[]): string {
  return `Done: ${done.join(', ') || 'none'}. Not begun: ${left.join(', ') || 'none'}.`;
}
