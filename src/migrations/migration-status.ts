import type { LedgerEntry } from './execution/ledger.js';
import type { LoadedMigration } from './files/loaded-migration.js';
import type { History } from './history.js';

export interface RevisionStatus {
  revision: string;
  name: string;
  /** `missing`: applied, and no file declares it any more. */
  state: 'applied' | 'pending' | 'missing';
  file: string | null;
  /** This and what follows is null for a pending revision. */
  batch: number | null;
  appliedAt: Date | null;
  durationMs: number | null;
  appliedBy: string | null;
}

export interface MigrationStatus {
  /** Each revision after what it stands on; those without a file last. */
  revisions: RevisionStatus[];
  applied: number;
  pending: number;
  missing: number;
}

export function describeHistory({ order, missing, migrations, entries }: History): MigrationStatus {
  const revisions = [...order, ...missing].map((revision) =>
    describeRevision(revision, migrations.get(revision), entries.get(revision)),
  );
  const count = (state: RevisionStatus['state']) => revisions.filter((item) => item.state === state).length;
  return { revisions, applied: count('applied'), pending: count('pending'), missing: count('missing') };
}

function describeRevision(
  revision: string,
  migration?: LoadedMigration,
  entry?: LedgerEntry,
): RevisionStatus {
  const { batch = null, appliedAt = null, durationMs = null, appliedBy = null } = entry ?? {};
  return {
    revision,
    name: migration?.name ?? entry?.name ?? revision,
    state: entry === undefined ? 'pending' : migration === undefined ? 'missing' : 'applied',
    file: migration?.file ?? null,
    batch,
    appliedAt,
    durationMs,
    appliedBy,
  };
}
