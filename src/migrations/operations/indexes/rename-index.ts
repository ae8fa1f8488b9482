import { id, object, statement } from '../clauses.js';
import { besideName, showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';

export interface RenameIndex {
  kind: 'renameIndex';
  /** The table, in whose schema the index is. */
  table: ObjectName;
  name: string;
  to: string;
}

export const renameIndex: OperationKind<RenameIndex> = {
  compile: ({ table, name, to }) => [
    statement('alter index', object(besideName(table, name)), 'rename to', id(to)),
  ],
  invert: ({ table, name, to }) => [{ kind: 'renameIndex', table, name: to, to: name }],
  source: ({ table, name, to }) => op('renameIndex', literal(table), literal(name), literal(to)),
  describe: ({ table, name, to }) => `rename index ${name} on ${showName(table)} to ${to}`,
  // PostgreSQL locks the index alone.
  touches: () => [],
};
