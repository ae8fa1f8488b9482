import type { LedgerEntry } from '../execution/ledger.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { Recorded } from '../graph/replacing/standing.js';
import type { Replacements } from '../graph/replacing/index.js';

/** What the ledger says once the rows of replaced revisions are their baselines'. */
export interface SettledEntries {
  /** In the order of the ledger: a baseline that counts as applied and has no row stands where the last of its rows is. */
  entries: readonly LedgerEntry[];
  /** The rows that are left out, by the baseline that stands for them. */
  superseded: ReadonlyMap<string, readonly LedgerEntry[]>;
}

const isBegun = ({ state }: LedgerEntry) => state === 'running' || state === 'reverting';
const idsOf = (entries: readonly LedgerEntry[]) => new Set(entries.map(({ revision }) => revision));

export function recordedIn(ledger: readonly LedgerEntry[]): Recorded {
  return {
    whole: idsOf(ledger.filter((entry) => !isBegun(entry))),
    begun: idsOf(ledger.filter(isBegun)),
  };
}

/** Where files are missing for a database to go on, the rows stay: they are what is known of it. */
export function settleEntries(
  ledger: readonly LedgerEntry[],
  { inEffect, replaced, implied, partly }: Replacements<LoadedMigration>,
): SettledEntries {
  const open = new Set(partly.map(({ baseline }) => baseline));
  const ownerOf = ({ revision }: LedgerEntry) => {
    const owner = replaced.get(revision);
    return owner === undefined || open.has(owner) ? undefined : owner;
  };
  const superseded = groupBy(ledger, ownerOf);
  const names = new Map(inEffect.map(({ id, name }) => [id, name]));
  const derived = new Map(
    implied.flatMap((id) => {
      const last = superseded.get(id)?.at(-1);
      return last === undefined ? [] : [[last, deriveEntry(id, names.get(id) ?? id, last)] as const];
    }),
  );
  const entries = ledger.flatMap((entry) =>
    ownerOf(entry) === undefined ? [entry] : (derived.get(entry) ?? []),
  );
  return { entries, superseded };
}

/** What the row of a baseline says where one is made for it. */
function deriveEntry(revision: string, name: string, last: LedgerEntry): LedgerEntry {
  const { batch, appliedAt, appliedBy, compiler } = last;
  return {
    revision,
    name,
    batch,
    appliedAt,
    appliedBy,
    compiler,
    state: 'applied',
    checksum: null,
    durationMs: 0,
    statementsDone: 0,
    revertScript: null,
    repeatable: false,
  };
}

function groupBy(
  ledger: readonly LedgerEntry[],
  ownerOf: (entry: LedgerEntry) => string | undefined,
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const groups = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) {
    const owner = ownerOf(entry);
    if (owner !== undefined) {
      const group = groups.get(owner) ?? [];
      group.push(entry);
      groups.set(owner, group);
    }
  }
  return groups;
}
