import { describeBlocker, type BlockingSession } from '../../errors/blocking-session.js';
import type { Retry } from '../../migrations/execution/retries/with-retries.js';
import type { StatementProgress } from '../../migrations/execution/watch/statement-progress.js';
import { formatCount, formatDuration } from './duration.js';

const LONGEST_STATEMENT = 48;

/** Such as `create index …: building index, 42%, 12.3 s` or `waits 3.1 s for 4711 (ada, psql, 2 min 5 s): select 1`. */
export function describeStatement(progress: StatementProgress): string {
  const { statement, elapsedMs, blockers, phase, share, table, grownBytes } = progress;
  const elapsed = formatDuration(elapsedMs);
  if (blockers.length > 0) {
    return `waits ${elapsed} for ${describeBlockers(blockers)}`;
  }
  const percent = share === undefined ? undefined : `${Math.floor(share * 100)}%`;
  const growth = grownBytes ? `${table} +${formatBytes(grownBytes)}` : undefined;
  return `${shorten(statement)}: ${[phase, percent, elapsed, growth].filter(Boolean).join(', ')}`;
}

const REASONS: Readonly<Record<Retry['reason'], string>> = {
  'lock-timeout': 'was not given a lock in time',
  deadlock: 'met a deadlock',
  serialization: 'met a serialization failure',
};

/** What a retry is for, and when it comes. */
export function describeRetry(name: string, { reason, blockers, attempt, of, waitMs }: Retry): string {
  const causes = blockers.length === 0 ? '' : `, held by ${describeBlockers(blockers)}`;
  const when = waitMs === 0 ? 'Trying again at once' : `Trying again in ${formatDuration(waitMs)}`;
  return `${name} ${REASONS[reason]}${causes}. ${when} (${attempt} of ${of}).`;
}

function describeBlockers([first, ...others]: readonly BlockingSession[]): string {
  const more = others.length === 0 ? '' : ` and ${formatCount(others.length, 'other')}`;
  return first === undefined ? '' : `${describeBlocker(first)}${more}`;
}

function shorten(statement: string): string {
  return statement.length <= LONGEST_STATEMENT ? statement : `${statement.slice(0, LONGEST_STATEMENT - 1)}…`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

function formatBytes(bytes: number): string {
  const unit = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  return `${(bytes / 1_024 ** unit).toFixed(unit < 3 ? 0 : 1)} ${UNITS[unit]}`;
}
