import type { EntityManager } from '@mikro-orm/postgresql';
import { escapeLiteral } from 'pg';

import type { SeederReport, TableRows } from './seed-report.js';

/** How many rows a transaction has written, by the name of the table. */
export type WrittenRows = ReadonlyMap<string, TableRows>;

export const NOTHING_WRITTEN: WrittenRows = new Map();

/**
 * A connection of a pool may not have reported what its last transactions wrote: only a difference says something.
 *
 * @param records the table of Siskin's own that seeders are recorded in.
 */
export async function readWrittenRows(em: EntityManager, records: string): Promise<WrittenRows> {
  const rows = await em.execute<TableRows[]>(
    `select case when pg_table_is_visible(relid) then relname else schemaname || '.' || relname end as "table",
            n_tup_ins::float8 as inserted, n_tup_upd::float8 as updated, n_tup_del::float8 as deleted
       from pg_stat_xact_user_tables
      where n_tup_ins + n_tup_upd + n_tup_del > 0 and relname <> ${escapeLiteral(records)}
        and schemaname not like 'pg\\_temp\\_%'`,
  );
  return new Map(rows.map((row) => [row.table, row]));
}

/** None where there are less afterwards: a truncate makes PostgreSQL forget what it has counted. */
export function rowsBetween(before: WrittenRows, after: WrittenRows): WrittenRows {
  return combine(after, before, (a, b) => Math.max(0, a - b));
}

export function rowsTogether(all: readonly WrittenRows[]): WrittenRows {
  return all.reduce((sum, rows) => combine(sum, rows, (a, b) => a + b), NOTHING_WRITTEN);
}

/** What all seeders of a run wrote, by table. */
export function rowsOfReports(reports: readonly SeederReport[]): TableRows[] {
  return listRows(rowsTogether(reports.map(rowsOfReport)));
}

function rowsOfReport({ rows = [], calls }: SeederReport): WrittenRows {
  const own: WrittenRows = new Map(rows.map((row) => [row.table, row]));
  return rowsTogether([own, ...calls.map(rowsOfReport)]);
}

/** By table, without those of which nothing is left. */
export function listRows(written: WrittenRows): TableRows[] {
  return [...written.values()]
    .filter(({ inserted, updated, deleted }) => inserted + updated + deleted > 0)
    .toSorted((a, b) => (a.table < b.table ? -1 : 1));
}

function combine(one: WrittenRows, other: WrittenRows, count: (a: number, b: number) => number): WrittenRows {
  return new Map(
    [...new Set([...one.keys(), ...other.keys()])].map((table) => {
      const [a, b] = [one.get(table) ?? noRows(table), other.get(table) ?? noRows(table)];
      const rows = {
        table,
        inserted: count(a.inserted, b.inserted),
        updated: count(a.updated, b.updated),
        deleted: count(a.deleted, b.deleted),
      };
      return [table, rows];
    }),
  );
}

const noRows = (table: string): TableRows => ({ table, inserted: 0, updated: 0, deleted: 0 });
