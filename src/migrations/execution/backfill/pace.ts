/** Below this the work around a batch would cost more than the batch. */
export const SMALLEST_BATCH = 100;
/** A replica that is further behind is waited for. */
const TOLERATED_LAG_MS = 10_000;
/** Nobody is waited for any longer, so that the backfill comes to an end all the same. */
const LONGEST_WAIT_MS = 60_000;

/**
 * The size of the next batch, after one of this size took so long: at most twice as large, and at once as small as it has
 * to be to take `targetMs`. Never below 100, or below the first size where that was smaller.
 */
export function nextSize(size: number, elapsedMs: number, targetMs: number, firstSize: number): number {
  const fitting = Math.round((size * targetMs) / Math.max(elapsedMs, 1));
  return Math.max(Math.min(fitting, size * 2), Math.min(SMALLEST_BATCH, firstSize));
}

/** What else the server is busy with. */
export interface Load {
  /** Of the replica that is furthest behind, in milliseconds; null where there is none, or none that may be seen. */
  replicaLagMs: number | null;
  /** The backend of a vacuum of the table. */
  vacuumPid: number | null;
}

/** How long was waited, in milliseconds. */
export interface Waited {
  /** For replicas, before this batch. */
  replicas: number;
  /** For each vacuum, by its backend. */
  vacuums: ReadonlyMap<number, number>;
}

/**
 * What is to be waited for before the next batch: replicas that are far behind, for a minute before each batch, and a
 * vacuum of the table, for a minute in all.
 */
export function holdUp({ replicaLagMs, vacuumPid }: Load, waited: Waited): 'replicas' | 'vacuum' | undefined {
  if (replicaLagMs !== null && replicaLagMs > TOLERATED_LAG_MS && waited.replicas < LONGEST_WAIT_MS) {
    return 'replicas';
  }
  return vacuumPid !== null && (waited.vacuums.get(vacuumPid) ?? 0) < LONGEST_WAIT_MS ? 'vacuum' : undefined;
}
