import type { CreateStmt, IndexStmt, RangeVar } from 'libpg-query';

import { defaultName } from '../../operations/names.js';
import type { LintStep } from '../lint-step.js';
import { readColumn } from './column.js';
import { readConstraint } from './constraint.js';
import { SOME_EXPRESSION } from './expression.js';
import { tableName } from './names.js';

export function readCreateTable({
  relation,
  tableElts = [],
  if_not_exists: ifNotExists = false,
}: CreateStmt): LintStep[] {
  const table = tableName(relation);
  const columns = tableElts.flatMap((node) =>
    'ColumnDef' in node ? [readColumn(table, node.ColumnDef)] : [],
  );
  const constraints = tableElts.flatMap((node) =>
    'Constraint' in node ? (readConstraint(table, node.Constraint) ?? []) : [],
  );
  const definition = {
    columns: columns.map(({ column }) => column),
    constraints: [...columns.flatMap((column) => column.constraints), ...constraints],
    indexes: [],
  };
  return [{ kind: 'createTable', table, definition, ifNotExists }];
}

/** A table that is made of a query. */
export function readMadeTable(relation: RangeVar | undefined, ifNotExists = false): LintStep[] {
  const definition = { columns: [], constraints: [], indexes: [] };
  return relation === undefined
    ? []
    : [{ kind: 'createTable', table: tableName(relation), definition, ifNotExists }];
}

export function readCreateIndex(statement: IndexStmt): LintStep[] {
  const { relation, indexParams = [], unique = false, concurrent: concurrently = false } = statement;
  const table = tableName(relation);
  const columns = indexParams.flatMap((node) =>
    'IndexElem' in node ? [node.IndexElem.name ?? { expression: SOME_EXPRESSION }] : [],
  );
  const plain = columns.filter((column) => typeof column === 'string');
  const index = {
    name: statement.idxname ?? defaultName(table, plain, unique ? 'unique' : 'index'),
    columns,
    unique,
    concurrently,
    ...(statement.accessMethod !== 'btree' && { method: statement.accessMethod }),
    ...(statement.whereClause !== undefined && { where: SOME_EXPRESSION }),
  };
  return [{ kind: 'createIndex', table, index, ifNotExists: statement.if_not_exists ?? false }];
}
