import type { ColumnDefinition } from '../../../operations/columns/column-definition.js';
import type { ConstraintDefinition } from '../../../operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../../operations/indexes/index-definition.js';
import type { TableDefinition } from '../../../operations/tables/table-definition.js';
import type { TableFact } from '../../model/schema-model.js';
import { showName } from '../../../operations/names.js';
import { byName } from '../by-name.js';
import { readRowSecurity } from '../policies/row-security.js';
import type { Reading } from '../reading.js';
import { toColumn } from './columns/to-column.js';
import { toConstraint } from './constraints/to-constraint.js';
import { constraintsInOrder, indexesInOrder } from './in-order-of-columns.js';
import { toIndex } from './indexes/to-index.js';
import { withParameters } from './storage-parameters.js';
import { readTableParts, type TableParts } from './table-parts.js';
import { readTableRows, type TableRow } from './table-rows.js';

/**
 * Tables, partitioned ones and their partitions, in a few queries whatever their number.
 *
 * What no definition can say is left out: constraints that are not enforced, without overlaps or of periods; the columns of
 * `on delete set null (…)`; storage parameters of keys, parameters of operator classes, comments on constraints and indexes;
 * statistics, replica identities and access methods; inheritance; defaults and comments of a partition's own; and the names of
 * sequences that columns have, of what says not null, and of what a partition has by its parent.
 */
export async function readTables(reading: Reading): Promise<TableFact[]> {
  const rows = await readTableRows(reading);
  const parts = await readTableParts(reading);
  const security = await readRowSecurity(reading);
  return rows
    .map((row) => toFact(row, parts, reading))
    .map((fact) => withSecurity(fact, security.get(showName(fact.name))))
    .toSorted(byName);
}

function withSecurity(fact: TableFact, rowSecurity: TableFact['rowSecurity']): TableFact {
  return rowSecurity === undefined ? fact : { ...fact, rowSecurity };
}

function toFact(row: TableRow, parts: TableParts, reading: Reading): TableFact {
  const { parent, bounds } = row;
  return {
    name: reading.nameOf(row),
    definition: toDefinition(row, parts, reading),
    ...(parent === null || bounds === null ? {} : { partition: { of: reading.nameOf(parent), bounds } }),
  };
}

function toDefinition(row: TableRow, parts: TableParts, reading: Reading): TableDefinition {
  const constraints = constraintsOf(row, parts, reading);
  const columns = columnsOf(row, constraints, parts, reading);
  const names = columns.map(({ name }) => name);
  const partitionBy = parts.partitionKeys.get(row.oid);
  return {
    columns,
    constraints: constraintsInOrder(constraints, names),
    indexes: indexesInOrder(indexesOf(row, parts, reading), names),
    ...row.settings,
    ...withParameters(row.parameters),
    ...(partitionBy === undefined ? {} : { partitionBy }),
  };
}

function columnsOf(
  { oid }: TableRow,
  constraints: readonly ConstraintDefinition[],
  parts: TableParts,
  reading: Reading,
): ColumnDefinition[] {
  const key = constraints.flatMap((constraint) =>
    constraint.type === 'primaryKey' ? constraint.columns : [],
  );
  return (parts.columns.get(oid) ?? []).map((row) => {
    const surroundings = { isKey: key.includes(row.name), sequences: parts.sequencesOf(oid, row.name) };
    return toColumn(row, surroundings, reading);
  });
}

function constraintsOf({ oid }: TableRow, parts: TableParts, reading: Reading): ConstraintDefinition[] {
  const indexes = new Map((parts.indexes.get(oid) ?? []).map((index) => [index.oid, index]));
  const rows = parts.constraints.get(oid) ?? [];
  return rows.map((row) => toConstraint(row, indexes.get(row.index), reading));
}

/** Those of constraints are theirs. */
function indexesOf({ oid }: TableRow, parts: TableParts, reading: Reading): IndexDefinition[] {
  const rows = parts.indexes.get(oid) ?? [];
  return rows.filter(({ isConstraints }) => !isConstraints).map((row) => toIndex(row, reading));
}
