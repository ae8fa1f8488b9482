import { rm } from 'node:fs/promises';
import { parse } from 'node:path';

import type { ClientConfig } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import type { ObjectName } from '../../database/object-name.js';
import { readSchemaLines } from '../../database/snapshot/read-schema-lines.js';
import type { SchemaSnapshot } from '../../database/snapshot/schema-snapshot.js';
import { snapshotSchema } from '../../database/snapshot/snapshot-schema.js';
import { BaselineRefusedError } from '../../errors/baseline-refused.error.js';
import { quotedName, type LocatedLedger } from '../../database/ledger-table.js';
import { ledgerTables } from '../execution/ledger-tables.js';
import { stampLedger } from '../execution/stamp.js';
import type { WorkSession } from '../execution/work-session.js';
import type { MigrationsHome } from '../files/writing/create-migration.js';
import { writeBaseline, type BaselineFileOptions } from '../files/writing/write-baseline.js';
import { wordsOf, type NewMigration } from '../files/writing/write-migration.js';
import type { History } from '../history.js';
import { proveSnapshot } from './prove-snapshot.js';

export interface BaselineOptions extends BaselineFileOptions {
  /** Rebuilds the schema on a scratch database first, which takes the right to create one. Default: true. */
  prove?: boolean;
}

export interface NewBaseline extends NewMigration {
  /** How many objects of the schema it creates. */
  objects: number;
  proved: boolean;
}

/** What a baseline is written under: the lock is held, and the history read. */
export interface BaselineTools {
  session: WorkSession;
  ledger: LocatedLedger;
  history: History;
  home: MigrationsHome;
  /** Of the application's database. */
  settings: ClientConfig;
  /** Tables that are no part of the schema, beside the ledger's. Default: none. */
  except?: readonly ObjectName[];
  /** Lines for whoever reads the file. Default: none. */
  note?: readonly string[];
}

/** Writes the present schema as the first migration, and records it as applied. */
export async function writePresentSchema(
  { session, ledger, history, home, settings, except = [], note = [] }: BaselineTools,
  name: string,
  { prove = true, ...options }: BaselineOptions,
): Promise<NewBaseline> {
  wordsOf(name);
  ensureBlank(history, ledger);
  const { snapshot, lines } = await session.transaction(() =>
    readSchema(session.client, [...ledgerTables(ledger), ...except]),
  );
  const { objects } = snapshot;
  const up = objects.flatMap(({ create }) => create);
  if (up.length === 0) {
    throw new BaselineRefusedError({ reason: 'empty' });
  }
  if (prove) {
    await proveSnapshot(settings, snapshot, lines);
  }
  session.ensureActive();
  const down = objects.toReversed().flatMap(({ drop }) => drop);
  const parts = { parents: [], note: [...NOTE, ...note], up, down };
  const written = await writeBaseline(history, home, name, parts, options);
  await recordUnlessRefused(session, ledger, written);
  const made = objects.filter(({ kind, create }) => kind !== 'setting' && create.length > 0);
  return { ...written, objects: made.length, proved: prove };
}

const NOTE = [
  '',
  'The schema as it was when the migrations began. Owners, grants and rows are no part of it.',
];

/** @throws BaselineRefusedError */
function ensureBlank({ migrations, entries, deleted }: History, ledger: LocatedLedger): void {
  if (migrations.size > 0) {
    throw new BaselineRefusedError({ reason: 'migrations', revisions: [...migrations.keys()] });
  }
  const revisions = [...entries.keys(), ...deleted.keys()];
  if (revisions.length > 0) {
    throw new BaselineRefusedError({ reason: 'ledger', ledger: quotedName(ledger), revisions });
  }
}

/** To be called in a transaction, of which the settings for it are a part. */
async function readSchema(
  client: DatabaseClient,
  except: readonly ObjectName[],
): Promise<{ snapshot: SchemaSnapshot; lines: readonly string[] }> {
  return {
    snapshot: await snapshotSchema(client, { except }),
    lines: await readSchemaLines(client, { except }),
  };
}

/** Without its row in the ledger, the file would be run on the database that it was made of. */
async function recordUnlessRefused(
  session: WorkSession,
  ledger: LocatedLedger,
  { revision, path }: NewMigration,
): Promise<void> {
  const { name } = parse(path);
  try {
    await stampLedger(session, ledger, { removed: [], added: [{ revision, name }], batch: 1 });
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}
