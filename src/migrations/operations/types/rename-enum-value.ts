import { object, statement, value } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';

export interface RenameEnumValue {
  kind: 'renameEnumValue';
  name: ObjectName;
  value: string;
  to: string;
}

export const renameEnumValue: OperationKind<RenameEnumValue> = {
  compile: ({ name, value: renamed, to }) => [
    statement('alter type', object(name), 'rename value', value(renamed), 'to', value(to)),
  ],
  invert: ({ name, value: renamed, to }) => [{ kind: 'renameEnumValue', name, value: to, to: renamed }],
  source: ({ name, value: renamed, to }) =>
    op('renameEnumValue', literal(name), literal(renamed), literal(to)),
  describe: ({ name, value: renamed, to }) => `rename value ${renamed} of enum ${showName(name)} to ${to}`,
  touches: () => [],
};
