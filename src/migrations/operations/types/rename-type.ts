import { id, object, statement } from '../clauses.js';
import { besideName, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';

/** Gives an enum, a domain or a composite type a new name in its schema. */
export interface RenameType {
  kind: 'renameType';
  name: ObjectName;
  to: string;
}

export const renameType: OperationKind<RenameType> = {
  compile: ({ name, to }) => [statement('alter type', object(name), 'rename to', id(to))],
  invert: ({ name, to }) => [{ kind: 'renameType', name: besideName(name, to), to: splitName(name).name }],
  source: ({ name, to }) => op('renameType', literal(name), literal(to)),
  describe: ({ name, to }) => `rename type ${showName(name)} to ${to}`,
  touches: () => [],
};
