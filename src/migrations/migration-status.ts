import type { History, RevisionState } from './history.js';

/** What the database says of a revision. */
export interface RevisionStatus {
  revision: string;
  name: string;
  state: RevisionState;
  /** Null where no file declares it any more. */
  file: string | null;
  /** This and what follows is null for a pending revision. */
  batch: number | null;
  appliedAt: Date | null;
  durationMs: number | null;
  appliedBy: string | null;
  /** How many statements are done, of applying it or, while it is reverted, of reverting it. */
  statementsDone: number | null;
}

export interface MigrationStatus {
  /** Each revision after what it stands on; those without a file last. */
  revisions: RevisionStatus[];
  applied: number;
  pending: number;
  /** Those outside a transaction that are applied by half: right now, or by a run that was interrupted. */
  running: number;
  /** The same of those that are reverted by half. */
  reverting: number;
  missing: number;
}

export function describeHistory(history: History): MigrationStatus {
  const revisions = [...history.order, ...history.missing].map((revision) =>
    describeStatus(history, revision),
  );
  const count = (state: RevisionState) => revisions.filter((item) => item.state === state).length;
  return {
    revisions,
    applied: count('applied'),
    pending: count('pending'),
    running: count('running'),
    reverting: count('reverting'),
    missing: count('missing'),
  };
}

export function describeStatus(history: History, revision: string): RevisionStatus {
  const migration = history.migrations.get(revision);
  const entry = history.entries.get(revision);
  const { batch = null, appliedAt = null, durationMs = null, appliedBy = null } = entry ?? {};
  const { statementsDone = null } = entry ?? {};
  return {
    revision,
    name: migration?.name ?? entry?.name ?? revision,
    state: history.stateOf(revision),
    file: migration?.file ?? null,
    batch,
    appliedAt,
    durationMs,
    appliedBy,
    statementsDone,
  };
}
