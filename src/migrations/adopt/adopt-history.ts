import { escapeIdentifier } from 'pg';

import { splitName, type ObjectName } from '../../database/object-name.js';
import { parseQuoted } from '../../database/quoted-name.js';
import { LedgerNotEmptyError } from '../../errors/ledger-not-empty.error.js';
import { NothingToAdoptError } from '../../errors/nothing-to-adopt.error.js';
import type { LockedSession } from '../migration-store.js';
import type { MigrationWork } from '../verbs/migration-work.js';
import { adoptBaseline } from './adopt-baseline.js';
import { adoptFiles } from './adopt-files.js';
import type { Adoption, AdoptionTools, AdoptOptions } from './adoption.js';
import { findForeignLedger } from './find-foreign-ledger.js';
import { FOREIGN_LEDGERS } from './ledgers/index.js';
import { readForeignLedger } from './read-foreign-ledger.js';

/** Takes over what another tool has applied, under a lock that is held. */
export async function adoptHistory(
  { work, locked, home }: AdoptionTools,
  options: AdoptOptions,
): Promise<Adoption> {
  ensureEmptyLedger(locked);
  const { from } = options;
  const found = await findForeignLedger(locked.session.client, from, tableOf(work, options));
  const entries = await readForeignLedger(locked.session.client, found);
  if (entries.length === 0) {
    throw new NothingToAdoptError(FOREIGN_LEDGERS[from].title, found.quoted);
  }
  const { history } = locked;
  const isBaseline = home !== undefined && history.migrations.size === 0;
  const taken = isBaseline
    ? await adoptBaseline({ work, locked, home }, options, found, entries)
    : await adoptFiles(locked, found, entries, work.store.folders);
  const applied = new Set(taken.stamped.map(({ revision }) => revision));
  return {
    from,
    ledger: found.quoted,
    recorded: entries.map(({ name }) => name),
    ...taken,
    batch: history.nextBatch,
    pending: history.pending.filter((revision) => !applied.has(revision)),
    leftovers: found.tables.map(dropTable),
  };
}

function tableOf({ store }: MigrationWork, { from, table }: AdoptOptions): ObjectName | undefined {
  return table === undefined ? store.foreignTable(from) : parseQuoted(table);
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
