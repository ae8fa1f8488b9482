import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

export interface RenameColumn {
  kind: 'renameColumn';
  table: ObjectName;
  column: string;
  to: string;
}

export const renameColumn: OperationKind<RenameColumn> = {
  compile: ({ table, column, to }) => [
    statement('alter table', object(table), 'rename column', id(column), 'to', id(to)),
  ],
  invert: ({ table, column, to }) => [{ kind: 'renameColumn', table, column: to, to: column }],
  source: ({ table, column, to }) => op('renameColumn', literal(table), literal(column), literal(to)),
  describe: ({ table, column, to }) => `rename column ${showName(table)}.${column} to ${to}`,
  touches: ({ table }) => [alters(table)],
};
