/** How far a backfill is. */
export interface BackfillProgress {
  /** The table, as the migration names it. */
  table: string;
  /** How many rows it has gone through, in this run and those before. */
  done: number;
  /** How many rows the table has, as PostgreSQL estimates; null where it was never analyzed. */
  total: number | null;
  /** Rows a second, in this run. */
  rate: number;
  /** How long it will take from here, in milliseconds; null where the total is not known. */
  leftMs: number | null;
}

interface Course {
  table: string;
  /** How many rows runs before have gone through. */
  before: number;
  done: number;
  estimate: number | null;
  /** Of this run. */
  elapsedMs: number;
}

/** An estimate may be too low; there are at least as many rows as were gone through. */
export function progressOf({ table, before, done, estimate, elapsedMs }: Course): BackfillProgress {
  const rate = ((done - before) * 1_000) / Math.max(elapsedMs, 1);
  const total = estimate === null ? null : Math.max(estimate, done);
  const leftMs = total === null || rate === 0 ? null : Math.round(((total - done) * 1_000) / rate);
  return { table, done, total, rate: Math.round(rate), leftMs };
}
