import type { LedgerEntry } from './execution/ledger.js';
import type { History, RevisionState } from './history.js';
import type { RepeatablePlan } from './repeatable/plan-repeatables.js';

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
  /** Of which environment the database is, as the runs have recorded it; null where none has. */
  environment: string | null;
  /** Each revision after what it stands on; those without a file last. */
  revisions: RevisionStatus[];
  applied: number;
  /** Those that are applied, and whose statements are others by now. */
  changed: number;
  /** Those that said that they should not run on this database. */
  skipped: number;
  pending: number;
  /** Those outside a transaction that are applied by half: right now, or by a run that was interrupted. */
  running: number;
  /** The same of those that are reverted by half. */
  reverting: number;
  missing: number;
  /** Those without a file that `db:repair` has marked as such. */
  deleted: number;
  /** Those that run again when they have changed, those without a file last. */
  repeatables: RepeatableStatus[];
}

/** What the database says of a repeatable migration. */
export interface RepeatableStatus extends Omit<RevisionStatus, 'state' | 'statementsDone'> {
  /** `changed`: its SQL is another than what ran, or something is gone that it, or what it needs, created. */
  state: 'applied' | 'pending' | 'changed' | 'missing';
}

/** What was found out beside the history. */
export interface StatusFindings {
  due: RepeatablePlan;
  /** The applied revisions whose statements are others by now. */
  changed: readonly string[];
  environment: string | null;
}

export function describeHistory(
  history: History,
  { due, changed, environment }: StatusFindings,
): MigrationStatus {
  const isChanged = new Set(changed);
  const known = [...history.order, ...history.missing, ...history.deleted.keys()];
  const revisions = known.map((revision) => {
    const status = describeStatus(history, revision);
    return isChanged.has(revision) ? { ...status, state: 'changed' as const } : status;
  });
  const count = (state: RevisionState) => revisions.filter((item) => item.state === state).length;
  return {
    environment,
    revisions,
    applied: count('applied'),
    changed: count('changed'),
    skipped: count('skipped'),
    pending: count('pending'),
    running: count('running'),
    reverting: count('reverting'),
    missing: count('missing'),
    deleted: count('deleted'),
    repeatables: describeRepeatables(history, new Set(due.run.map(({ revision }) => revision))),
  };
}

function describeRepeatables(
  { repeatables, repeatableEntries }: History,
  due: ReadonlySet<string>,
): RepeatableStatus[] {
  const files = new Map(repeatables.map((migration) => [migration.id, migration]));
  const missing = [...repeatableEntries.keys()].filter((revision) => !files.has(revision));
  return [...files.keys(), ...missing].map((revision) => {
    const file = files.get(revision);
    const entry = repeatableEntries.get(revision);
    const known = file === undefined ? 'missing' : 'applied';
    const state = due.has(revision) ? (entry === undefined ? 'pending' : 'changed') : known;
    return {
      revision,
      name: file?.name ?? entry?.name ?? revision,
      state,
      file: file?.file ?? null,
      ...ran(entry),
    };
  });
}

function ran(entry: LedgerEntry | undefined) {
  const { batch = null, appliedAt = null, durationMs = null, appliedBy = null } = entry ?? {};
  return { batch, appliedAt, durationMs, appliedBy };
}

export function describeStatus(history: History, revision: string): RevisionStatus {
  const migration = history.migrations.get(revision);
  const entry = history.entryOf(revision);
  const { statementsDone = null } = entry ?? {};
  return {
    revision,
    name: migration?.name ?? entry?.name ?? revision,
    state: history.stateOf(revision),
    file: migration?.file ?? null,
    ...ran(entry),
    statementsDone,
  };
}
