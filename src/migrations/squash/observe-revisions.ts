import type { ClientConfig } from 'pg';

import type { DatabaseClient } from '../../database/client.js';
import { readRowMarks, type RowMarks } from '../../database/rows/read-row-marks.js';
import { compareSchemaLines } from '../../database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../database/snapshot/read-schema-lines.js';
import type { LedgerEntry } from '../execution/ledger.js';
import { ledgerTables } from '../execution/ledger-tables.js';
import type { LedgerTable, LocatedLedger } from '../../database/ledger-table.js';
import { replay, type Replay } from '../replay/replay.js';

export interface Observe extends Omit<Replay, 'before' | 'after'> {
  /** Called on the empty database. */
  onBlank?: (client: DatabaseClient) => Promise<void>;
}

/** What a revision did beside changing the schema. */
export interface Observation {
  changesRows: boolean;
  changesPrivileges: boolean;
  entry: LedgerEntry;
}

/** Replays the migrations and looks after each what has become of rows, sequences and privileges. */
export async function observeRevisions(
  settings: ClientConfig,
  { onBlank, ...work }: Observe,
): Promise<ReadonlyMap<string, Observation>> {
  const changes = new Map<string, { rows: boolean; privileges: boolean }>();
  let last: Look | undefined;
  const { entries } = await replay(settings, {
    ...work,
    before: async (client, ledger) => {
      await onBlank?.(client);
      last = await look(client, ledger);
    },
    after: async (client, ledger, revision) => {
      const next = await look(client, ledger);
      changes.set(revision, {
        rows: last !== undefined && !isSame(last.marks, next.marks),
        privileges: compareSchemaLines(last?.privileges ?? [], next.privileges).length > 0,
      });
      last = next;
    },
  });
  return new Map(
    entries.map((entry) => {
      const { rows = false, privileges = false } = changes.get(entry.revision) ?? {};
      return [entry.revision, { changesRows: rows, changesPrivileges: privileges, entry }];
    }),
  );
}

interface Look {
  marks: RowMarks;
  privileges: readonly string[];
}

async function look(client: DatabaseClient, ledger: LocatedLedger): Promise<Look> {
  const except = ledgerTables(ledger);
  return { marks: await readRowMarks(client, except), privileges: await readPrivileges(client, ledger) };
}

/** Who may do what, and who owns what is not the session's. */
export async function readPrivileges(client: DatabaseClient, ledger: LedgerTable): Promise<string[]> {
  const lines = await readSchemaLines(client, { except: ledgerTables(ledger), grants: true });
  return lines.filter((line) => /^(no )?privilege |^owner of /.test(line));
}

function isSame(one: RowMarks, other: RowMarks): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ tables, sequences }: RowMarks): string {
  return JSON.stringify([...[...tables].toSorted(byName), ...[...sequences].toSorted(byName)]);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
