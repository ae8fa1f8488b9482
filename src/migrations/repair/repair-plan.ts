import type { ChangedRevision } from '../../errors/changed-migration.error.js';

interface Repaired {
  revision: string;
  name: string;
}

/** One revision that is put right in the ledger. No step runs or reverts anything. */
export type RepairStep =
  /** A changed revision: what its file says now counts as what was applied. */
  | ({
      action: 'accept';
      /** The checksum of what its file says now; null where that is another one each time, and can't be compared again. */
      checksum: string | null;
    } & ChangedRevision)
  /** One that is applied by half: it counts as pending. What its statements did stays in the database. */
  | ({ action: 'forget'; statementsDone: number } & Repaired)
  /** One that is reverted by half: it counts as applied. What its statements did stays in the database. */
  | ({ action: 'restore'; statementsDone: number } & Repaired)
  /** One without a file: it is marked as deleted, and expected no more. */
  | ({ action: 'delete' } & Repaired);

/** What is wrong in the ledger and can be put right, in the order of the history; no steps where there is nothing. */
export interface RepairPlan {
  /** The revisions that were asked for; null for all. */
  revisions: readonly string[] | null;
  steps: readonly RepairStep[];
}

export interface RepairSelection {
  /** Revisions, their unique prefixes, or labels. Default: all that can be repaired. */
  revisions?: readonly string[];
}

/** Whether two plans come to the same. The difference is only how one of them looks. */
export function isSamePlan(one: RepairPlan, other: RepairPlan): boolean {
  return JSON.stringify(one.steps, withoutDifference) === JSON.stringify(other.steps, withoutDifference);
}

function withoutDifference(key: string, value: unknown): unknown {
  return key === 'difference' ? undefined : value;
}
