/** What PostgreSQL has counted; a total of 0 is none. */
export interface Counts {
  phase: string;
  lockersDone: number;
  lockersTotal: number;
  blocksDone: number;
  blocksTotal: number;
  tuplesDone: number;
  tuplesTotal: number;
}

/** How much of the phase is done. Which of the counts speaks of it depends on the phase: the others are left from before. */
export function shareOf(counts: Counts): { share?: number } {
  const [done, total] = countsOfPhase(counts);
  return total > 0 ? { share: Math.min(1, Math.max(0, done / total)) } : {};
}

function countsOfPhase(counts: Counts): [done: number, total: number] {
  const { phase } = counts;
  if (phase.startsWith('waiting for')) {
    return [counts.lockersDone, counts.lockersTotal];
  }
  if (phase.includes('loading tuples')) {
    return [counts.tuplesDone, counts.tuplesTotal];
  }
  return COUNTS_BLOCKS.test(phase) ? [counts.blocksDone, counts.blocksTotal] : [0, 0];
}

/** Sorting, and what comes after the blocks of a table, is not counted. */
const COUNTS_BLOCKS =
  /^(building index(: scanning table)?|index validation: scanning (index|table)|seq scanning heap|scanning heap|vacuuming heap|acquiring (inherited )?sample rows)$/;
