import type { Operation } from '../../../operations/operation.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Change } from '../change.js';
import { addConstraint } from './constraints/compare-constraints.js';
import type { KeptTable } from './kept-table.js';
import { parseBounds } from './partitions/parse-bounds.js';
import { findTable } from './plan/find-table.js';
import { placeConstraints } from './place-constraints.js';

export function createTables(tables: readonly TableFact[], kept: readonly KeptTable[]): readonly Change[] {
  return placeConstraints(tables, kept).flatMap(({ fact, late }) => [
    createTable(fact, tables),
    ...late.map((constraint) => addConstraint(fact.name, constraint)),
  ]);
}

function createTable(table: TableFact, created: readonly TableFact[]): Change {
  return {
    phase: isUnderKept(table, created) ? 'alter tables' : 'create tables',
    operation: creation(table),
  };
}

/** A partition of a table that stays comes when that one has its columns. */
function isUnderKept({ partition }: TableFact, created: readonly TableFact[]): boolean {
  const parent = partition && findTable(created, partition.of);
  return parent === undefined ? partition !== undefined : isUnderKept(parent, created);
}

function creation({ name: table, definition, partition }: TableFact): Operation {
  return partition === undefined
    ? { kind: 'createTable', table, definition }
    : {
        kind: 'createPartition',
        table,
        of: partition.of,
        bounds: parseBounds(partition.bounds),
        definition,
      };
}
