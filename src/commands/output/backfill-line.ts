import type { BackfillProgress } from '../../migrations/execution/backfill/progress.js';
import { formatDuration } from './duration.js';

/** Such as `users: 120,000 of about 480,000 rows (25%), 40,000 rows/s, 9.0 s left`. */
export function describeBackfill({ table, done, total, rate, leftMs }: BackfillProgress): string {
  const share = total === null ? '' : ` (${Math.floor((done * 100) / Math.max(total, 1))}%)`;
  const whole = total === null ? '' : ` of about ${count(total)}`;
  const left = leftMs === null ? '' : `, ${formatDuration(leftMs)} left`;
  return `${table}: ${count(done)}${whole} rows${share}, ${count(rate)} rows/s${left}`;
}

function count(rows: number): string {
  return rows.toLocaleString('en-US', { maximumFractionDigits: 0 });
}
