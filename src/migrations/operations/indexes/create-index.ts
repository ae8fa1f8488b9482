import { id, object, statement } from '../clauses.js';
import { compileText } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import { indexClause } from './index-clause.js';
import type { IndexColumn, IndexDefinition } from './index-definition.js';
import { indexOptionsSource } from './index-source.js';

export interface CreateIndex {
  kind: 'createIndex';
  table: ObjectName;
  index: IndexDefinition;
  ifNotExists?: boolean;
}

export const createIndex: OperationKind<CreateIndex> = {
  compile({ table, index, ifNotExists = false }) {
    const { name, unique = false, concurrently = false } = index;
    const head = ['create', unique && 'unique', 'index', concurrently && 'concurrently'] as const;
    const guard = ifNotExists && 'if not exists';
    return [statement(...head, guard, id(name), 'on', object(table), indexClause(index))];
  },
  invert: ({ table, index, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the index ${index.name} may have been there before, as ifNotExists says`,
          remedy: `op.createIndex(${toSource(table)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropIndex', table, name: index.name, was: index, concurrently: index.concurrently }],
  source: ({ table, index, ifNotExists }, naming) =>
    op(
      'createIndex',
      literal(table),
      literal(index.columns),
      indexOptionsSource(table, index, naming, { ifNotExists }),
    ),
  describe: ({ table, index: { name, unique = false, columns } }) =>
    `create ${unique ? 'unique ' : ''}index ${name} on ${showName(table)} (${columns.map(showColumn).join(', ')})`,
  touches: ({ table, index }) => [
    alters(table, { lock: index.concurrently === true ? 'share update exclusive' : 'share', work: 'scan' }),
  ],
  outsideTransaction: ({ index }) => index.concurrently === true,
};

function showColumn(column: IndexColumn): string {
  if (typeof column === 'string') {
    return column;
  }
  return column.expression === undefined ? column.column : compileText(column.expression);
}
