import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import type { ForeignEntry } from './ledgers/foreign-ledger.js';

/** A migration that another tool has applied. */
export interface MappedMigration {
  migration: LoadedMigration;
  /** As PostgreSQL writes it; null where it is not known. */
  appliedAt: string | null;
}

export interface Mapping {
  mapped: MappedMigration[];
  /** What no file has the name of. */
  unknown: string[];
}

/**
 * Finds the files of what another tool has applied, by their names and revisions. Repeatable ones are known, and have no
 * place in the history.
 *
 * @param recordsHeads whether what they stand on is applied, too.
 */
export function mapEntries(
  history: History,
  entries: readonly ForeignEntry[],
  recordsHeads: boolean,
): Mapping {
  const byName = namesOf(history);
  const found = entries.map((entry) => ({ entry, migration: lookUp(byName, entry) }));
  const mapped = found.flatMap(({ entry: { appliedAt }, migration }) =>
    migration === undefined || migration.repeatable === true ? [] : [{ migration, appliedAt }],
  );
  return {
    mapped: recordsHeads ? withAncestors(history, mapped) : mapped,
    unknown: found.flatMap(({ entry, migration }) => (migration === undefined ? [entry.name] : [])),
  };
}

function namesOf({ migrations, repeatables }: History): ReadonlyMap<string, LoadedMigration> {
  const all = [...migrations.values(), ...repeatables];
  return new Map([
    ...all.map((migration) => [migration.name, migration] as const),
    ...all.map((migration) => [migration.id, migration] as const),
  ]);
}

function lookUp(byName: ReadonlyMap<string, LoadedMigration>, { name, aliases }: ForeignEntry) {
  const known = [name, ...aliases].find((candidate) => byName.has(candidate));
  return known === undefined ? undefined : byName.get(known);
}

function withAncestors({ graph, order, migrations }: History, heads: MappedMigration[]): MappedMigration[] {
  const applied = new Set(heads.flatMap(({ migration: { id } }) => [...graph.ancestors(id), id]));
  return order.flatMap((revision) => {
    const migration = migrations.get(revision);
    return migration === undefined || !applied.has(revision) ? [] : [{ migration, appliedAt: null }];
  });
}
