import { object } from '../clauses.js';
import { dropStatement, dropTouches, type DropOptions } from '../dropping.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { EnumOptions } from './create-enum.js';

export interface DropEnum extends DropOptions {
  kind: 'dropEnum';
  name: ObjectName;
  /** What the enum was, so that dropping it can be undone. */
  was?: EnumOptions & { values: readonly string[] };
}

export const dropEnum: OperationKind<DropEnum> = {
  compile: ({ name, ...options }) => [dropStatement('type', object(name), options)],
  invert: ({ name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the enum ${showName(name)} does not say what its values were`,
          remedy: `op.dropEnum(${toSource(name)}, ['a_value', 'another'])`,
        }
      : [{ kind: 'createEnum', name, ...was }],
  source: ({ name, was, ifExists, cascade }) =>
    was === undefined
      ? op('dropEnum', literal(name), optionsOf({ ifExists, cascade }))
      : op(
          'dropEnum',
          literal(name),
          literal(was.values),
          optionsOf({ comment: was.comment, ifExists, cascade }),
        ),
  describe: ({ name }) => `drop enum ${showName(name)}`,
  touches: dropTouches,
};
