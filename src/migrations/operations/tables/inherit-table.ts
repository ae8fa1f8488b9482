import { object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters, reads } from '../touches.js';

/** Makes the rows of a table count as rows of its parent, or not any more. Made by `disinheritTable`, too. */
export interface InheritTable {
  kind: 'inheritTable';
  table: ObjectName;
  parent: ObjectName;
  inherit: boolean;
}

export const inheritTable: OperationKind<InheritTable> = {
  compile: ({ table, parent, inherit }) => [
    statement('alter table', object(table), !inherit && 'no', 'inherit', object(parent)),
  ],
  invert: ({ table, parent, inherit }) => [{ kind: 'inheritTable', table, parent, inherit: !inherit }],
  source: ({ table, parent, inherit }) =>
    op(inherit ? 'inheritTable' : 'disinheritTable', literal(table), literal(parent)),
  describe: ({ table, parent, inherit }) =>
    `${inherit ? 'inherit' : 'disinherit'} table ${showName(table)} from ${showName(parent)}`,
  touches: ({ table, parent, inherit }) => [
    alters(table),
    inherit ? alters(parent, { lock: 'share update exclusive' }) : reads(parent),
  ],
};
