import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

export interface RenameConstraint {
  kind: 'renameConstraint';
  table: ObjectName;
  name: string;
  to: string;
}

export const renameConstraint: OperationKind<RenameConstraint> = {
  compile: ({ table, name, to }) => [
    statement('alter table', object(table), 'rename constraint', id(name), 'to', id(to)),
  ],
  invert: ({ table, name, to }) => [{ kind: 'renameConstraint', table, name: to, to: name }],
  source: ({ table, name, to }) => op('renameConstraint', literal(table), literal(name), literal(to)),
  describe: ({ table, name, to }) => `rename constraint ${name} on ${showName(table)} to ${to}`,
  touches: ({ table }) => [alters(table)],
};
