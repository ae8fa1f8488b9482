import { id, object, statement } from '../clauses.js';
import { besideName, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

/** Its indexes, constraints and sequences keep their names, as in PostgreSQL. */
export interface RenameTable {
  kind: 'renameTable';
  table: ObjectName;
  /** The new name, in the same schema; a dot in it is part of it. */
  to: string;
}

export const renameTable: OperationKind<RenameTable> = {
  compile: ({ table, to }) => [statement('alter table', object(table), 'rename to', id(to))],
  invert: ({ table, to }) => [
    { kind: 'renameTable', table: besideName(table, to), to: splitName(table).name },
  ],
  source: ({ table, to }) => op('renameTable', literal(table), literal(to)),
  describe: ({ table, to }) => `rename table ${showName(table)} to ${to}`,
  touches: ({ table }) => [alters(table)],
};
