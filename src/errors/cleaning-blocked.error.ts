import { describeBlocker, type BlockingSession } from './blocking-session.js';
import { formatDuration } from './format-duration.js';
import { listNames } from './list-names.js';
import { SiskinError } from './siskin.error.js';

/** After a test with the isolation `clean`, another session is still writing. Nothing was cleaned. */
export class CleaningBlockedError extends SiskinError {
  readonly code = 'SISKIN_CLEANING_BLOCKED';

  constructor(
    readonly database: string,
    /** How long was waited for them, in milliseconds. */
    readonly waitedMs: number,
    /** Who is in the way, with what it ran last; none where it has ended in the meantime. */
    readonly sessions: readonly BlockingSession[],
    cause: unknown,
  ) {
    super({
      problem: `The test database ${database} was not cleaned within ${formatDuration(waitedMs)}: ${inTheWay(sessions)}`,
      remedy:
        'Await in the test what it starts (a request, a job, an event handler), and commit or roll back every transaction; ' +
        'where the work takes its time, raise the option lockTimeoutMs.',
      cause,
    });
  }
}

function inTheWay(sessions: readonly BlockingSession[]): string {
  return sessions.length === 0
    ? 'a session had a lock, which has ended since.'
    : `sessions have written and are in a transaction still:\n${listNames(
        sessions.map((session) => `  ${describeBlocker(session)}`),
        '\n',
      )}`;
}
