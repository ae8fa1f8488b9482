import { object } from '../clauses.js';
import { dropStatement, dropTouches, type DropOptions } from '../dropping.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { AttributeDefinition } from './composite-builder.js';
import { attributesSource, type TypeOptions } from './create-type.js';

export interface DropType extends DropOptions {
  kind: 'dropType';
  name: ObjectName;
  /** What the composite type was, so that dropping it can be undone. */
  was?: TypeOptions & { attributes: readonly AttributeDefinition[] };
}

export const dropType: OperationKind<DropType> = {
  compile: ({ name, ...options }) => [dropStatement('type', object(name), options)],
  invert: ({ name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the type ${showName(name)} does not say what it was`,
          remedy: `op.dropType(${toSource(name)}, (t) => { /* its attributes */ })`,
        }
      : [{ kind: 'createType', name, ...was }],
  source: ({ name, was, ifExists, cascade }) =>
    was === undefined
      ? op('dropType', literal(name), optionsOf({ ifExists, cascade }))
      : op(
          'dropType',
          literal(name),
          attributesSource(was.attributes),
          optionsOf({ comment: was.comment, ifExists, cascade }),
        ),
  describe: ({ name }) => `drop type ${showName(name)}`,
  touches: dropTouches,
};
