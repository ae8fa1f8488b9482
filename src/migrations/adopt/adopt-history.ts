import { escapeIdentifier } from 'pg';

import { splitName, type ObjectName } from '../../database/object-name.js';
import { parseQuoted } from '../../database/quoted-name.js';
import { LedgerNotEmptyError } from '../../errors/ledger-not-empty.error.js';
import { NothingToAdoptError } from '../../errors/nothing-to-adopt.error.js';
import { UnmappedMigrationsError } from '../../errors/unmapped-migrations.error.js';
import type { MigrationsHome } from '../files/writing/create-migration.js';
import type { LockedSession } from '../migration-store.js';
import type { MigrationWork } from '../verbs/migration-work.js';
import type { Adoption, AdoptOptions } from './adoption.js';
import { findForeignLedger, type FoundForeignLedger } from './find-foreign-ledger.js';
import type { ForeignEntry } from './ledgers/foreign-ledger.js';
import { FOREIGN_LEDGERS } from './ledgers/index.js';
import { mapEntries } from './map-entries.js';
import { readForeignLedger } from './read-foreign-ledger.js';
import { recordAdopted } from './record-adopted.js';

/** Takes over what another tool has applied, under a lock that is held. */
export async function adoptHistory(
  { store }: MigrationWork,
  locked: LockedSession,
  { from, table }: AdoptOptions & { home: MigrationsHome | undefined },
): Promise<Adoption> {
  ensureEmptyLedger(locked);
  const { client } = locked.session;
  const given = table === undefined ? store.foreignTable(from) : parseQuoted(table);
  const found = await findForeignLedger(client, from, given);
  const entries = await readForeignLedger(client, found);
  if (entries.length === 0) {
    throw new NothingToAdoptError(FOREIGN_LEDGERS[from].title, found.quoted);
  }
  const stamped = await stampMapped(locked, found, entries, store.folders);
  const applied = new Set(stamped.map(({ revision }) => revision));
  return {
    from,
    ledger: found.quoted,
    recorded: entries.map(({ name }) => name),
    stamped,
    batch: locked.history.nextBatch,
    baseline: null,
    pending: locked.history.pending.filter((revision) => !applied.has(revision)),
    leftovers: found.tables.map(dropTable),
  };
}

/** @throws UnmappedMigrationsError where there is no file for all of them. */
async function stampMapped(
  locked: LockedSession,
  { tool, quoted }: FoundForeignLedger,
  entries: readonly ForeignEntry[],
  folders: readonly string[],
): Promise<Adoption['stamped']> {
  const { title, recordsHeads = false } = FOREIGN_LEDGERS[tool];
  const { mapped, unknown } = mapEntries(locked.history, entries, recordsHeads);
  if (unknown.length > 0) {
    throw new UnmappedMigrationsError({
      tool: title,
      ledger: quoted,
      names: unknown,
      mapped: entries.length - unknown.length,
      folders,
      mayBeBaseline: tool !== 'mikro-orm',
    });
  }
  return recordAdopted(locked, mapped);
}

function ensureEmptyLedger({ ledger, history }: LockedSession): void {
  const { entries, deleted, repeatableEntries } = history;
  const revisions = [entries, deleted, repeatableEntries].flatMap((known) => [...known.keys()]);
  if (revisions.length > 0) {
    throw new LedgerNotEmptyError(`${ledger.schema}.${ledger.table}`, revisions);
  }
}

function dropTable(table: ObjectName): string {
  const { schema = '', name } = splitName(table);
  return `drop table ${escapeIdentifier(schema)}.${escapeIdentifier(name)};`;
}
