import type { DatabaseClient } from '../../client.js';
import { COLUMNS, type ColumnFact } from './column-facts.js';
import { CONSTRAINTS, type ConstraintFact } from './constraint-facts.js';
import { TABLES, type TableFact } from './table-facts.js';

export interface WholeTable extends TableFact {
  columns: ColumnFact[];
  constraints: ConstraintFact[];
}

export async function readTables(client: DatabaseClient, excepted: readonly string[]): Promise<WholeTable[]> {
  const tables = (await client.query<TableFact>(TABLES, [excepted])).rows;
  const columns = byTable((await client.query<ColumnFact>(COLUMNS, [excepted])).rows);
  const constraints = byTable((await client.query<ConstraintFact>(CONSTRAINTS, [excepted])).rows);
  return tables.map((table) => ({
    ...table,
    columns: columns.get(table.oid) ?? [],
    constraints: constraints.get(table.oid) ?? [],
  }));
}

function byTable<F extends { table: string }>(facts: readonly F[]): Map<string, F[]> {
  return Map.groupBy(facts, ({ table }) => table);
}
