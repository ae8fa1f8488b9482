import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

export interface RenameTrigger {
  kind: 'renameTrigger';
  table: ObjectName;
  name: string;
  to: string;
}

export const renameTrigger: OperationKind<RenameTrigger> = {
  compile: ({ table, name, to }) => [
    statement('alter trigger', id(name), 'on', object(table), 'rename to', id(to)),
  ],
  invert: ({ table, name, to }) => [{ kind: 'renameTrigger', table, name: to, to: name }],
  source: ({ table, name, to }) => op('renameTrigger', literal(table), literal(name), literal(to)),
  describe: ({ table, name, to }) => `rename trigger ${name} on ${showName(table)} to ${to}`,
  touches: ({ table }) => [alters(table)],
};
