import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../database/client.js';
import { compareRows } from '../../database/rows/compare-rows.js';
import { compareSchemaLines } from '../../database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../database/snapshot/read-schema-lines.js';
import { SquashDifferenceError } from '../../errors/squash-difference.error.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import { ledgerTables } from '../execution/ledger-tables.js';
import { readPrivileges } from './observe-revisions.js';

/** Databases that are to be equal. */
export interface Proof {
  /** What the revisions have led to. */
  present: ClientConfig;
  /** What they have led to a second time, by which to see which values are others each time. */
  again: ClientConfig;
  /** What the squashed history has led to. */
  squashed: ClientConfig;
  ledger: LedgerTable;
}

/** @throws SquashDifferenceError where schema, privileges, rows or sequences differ. */
export async function proveEqual({ present, again, squashed, ledger }: Proof): Promise<void> {
  const except = ledgerTables(ledger);
  const differences = await withClient(present, (before) =>
    withClient(squashed, async (after) => {
      const schema = compareSchemaLines(await readLines(before, ledger), await readLines(after, ledger));
      return schema.length > 0
        ? schema
        : withClient(again, (other) => compareRows({ before, again: other, after, except }));
    }),
  );
  if (differences.length > 0) {
    throw new SquashDifferenceError(differences);
  }
}

async function readLines(client: DatabaseClient, ledger: LedgerTable): Promise<string[]> {
  const lines = await readSchemaLines(client, { except: ledgerTables(ledger) });
  return [...lines, ...(await readPrivileges(client, ledger))];
}
