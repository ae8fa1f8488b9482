import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

export interface RenamePolicy {
  kind: 'renamePolicy';
  table: ObjectName;
  name: string;
  to: string;
}

export const renamePolicy: OperationKind<RenamePolicy> = {
  compile: ({ table, name, to }) => [
    statement('alter policy', id(name), 'on', object(table), 'rename to', id(to)),
  ],
  invert: ({ table, name, to }) => [{ kind: 'renamePolicy', table, name: to, to: name }],
  source: ({ table, name, to }) => op('renamePolicy', literal(table), literal(name), literal(to)),
  describe: ({ table, name, to }) => `rename policy ${name} on ${showName(table)} to ${to}`,
  touches: ({ table }) => [alters(table)],
};
