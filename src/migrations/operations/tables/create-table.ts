import { id, object, parameters, phrase, statement, tuple } from '../clauses.js';
import { columnClause, columnComments, columnStorage } from '../columns/column-clause.js';
import { commentOn } from '../comments/comment-on.js';
import { addConstraint } from '../constraints/add-constraint.js';
import { constraintClause } from '../constraints/constraint-clause.js';
import type { ConstraintDefinition } from '../constraints/constraint-definition.js';
import { createIndex } from '../indexes/create-index.js';
import { isSameName, showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { boundsClause, type PartitionBounds } from '../partitions/partition-bounds.js';
import { partitionByClause } from '../partitions/partition-key.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters, creates, type Touch } from '../touches.js';
import { keyColumns } from './served-columns.js';
import type { TableDefinition } from './table-definition.js';
import { tableSource } from './table-source.js';

export interface CreateTable {
  kind: 'createTable';
  table: ObjectName;
  definition: TableDefinition;
  ifNotExists?: boolean;
}

export const createTable: OperationKind<CreateTable> = {
  compile: ({ table, definition, ifNotExists }) => tableStatements(table, definition, { ifNotExists }),
  invert: ({ table, definition, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the table ${showName(table)} may have been there before, as ifNotExists says`,
          remedy: `op.createTable(${toSource(table)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropTable', table, was: definition }],
  source: ({ table, definition, ifNotExists }, naming) =>
    op('createTable', literal(table), tableSource(table, definition, naming), optionsOf({ ifNotExists })),
  describe: ({ table }) => `create table ${showName(table)}`,
  touches: ({ table, definition }) => [creates(table), ...referencedTouches(table, definition.constraints)],
};

interface Creation {
  ifNotExists?: boolean;
  partition?: { of: ObjectName; bounds: PartitionBounds };
}

/** The table; then the storage of its columns, its indexes and comments, in statements of their own. */
export function tableStatements(
  table: ObjectName,
  definition: TableDefinition,
  creation: Creation,
): string[] {
  const { columns, constraints, indexes, comment } = definition;
  const { ifNotExists } = creation;
  const repeated = constraints.filter((constraint, i) => isRepeated(constraint, constraints.slice(0, i)));
  const inline = constraints.filter((constraint) => !repeated.includes(constraint));
  return [
    tableStatement(table, { ...definition, constraints: inline }, creation),
    ...columnStorage(table, columns),
    ...repeated.flatMap((constraint) => addConstraint.compile({ kind: 'addConstraint', table, constraint })),
    ...indexes.flatMap((index) => createIndex.compile({ kind: 'createIndex', table, index, ifNotExists })),
    ...commentOn({ table }, comment),
    ...columnComments(table, columns),
  ];
}

function tableStatement(table: ObjectName, definition: TableDefinition, creation: Creation): string {
  const { columns, constraints, unlogged = false, tablespace, partitionBy } = definition;
  const { ifNotExists = false, partition } = creation;
  const elements = [...columns.map(columnClause), ...constraints.map(constraintClause)];
  return statement(
    'create',
    unlogged && 'unlogged',
    'table',
    ifNotExists && 'if not exists',
    object(table),
    partition && phrase('partition of', object(partition.of)),
    // A partition has its columns from its parent, and an empty list would be no SQL.
    (partition === undefined || elements.length > 0) && tuple(elements),
    partition && boundsClause(partition.bounds),
    partitionBy && partitionByClause(partitionBy),
    definition.with && phrase('with', parameters(definition.with)),
    tablespace !== undefined && phrase('tablespace', id(tablespace)),
  );
}

/** PostgreSQL makes one key of several on the same columns, unless they are added one by one. */
function isRepeated(constraint: ConstraintDefinition, earlier: readonly ConstraintDefinition[]): boolean {
  const columns = keyColumns(constraint).join();
  return columns !== '' && earlier.some((other) => keyColumns(other).join() === columns);
}

/** A foreign key locks the table that it refers to. */
export function referencedTouches(table: ObjectName, constraints: readonly ConstraintDefinition[]): Touch[] {
  return constraints
    .flatMap((constraint) => (constraint.type === 'foreignKey' ? [constraint.references.table] : []))
    .filter((referenced) => !isSameName(referenced, table))
    .map((referenced) => alters(referenced, { lock: 'share row exclusive' }));
}
