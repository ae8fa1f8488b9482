import { object } from '../clauses.js';
import { dropStatement, dropTouches, type DropOptions } from '../dropping.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { SequenceDefinition } from './sequence-definition.js';

export interface DropSequence extends DropOptions {
  kind: 'dropSequence';
  name: ObjectName;
  /** What the sequence was, so that dropping it can be undone. It starts anew all the same. */
  was?: SequenceDefinition;
}

export const dropSequence: OperationKind<DropSequence> = {
  compile: ({ name, ...options }) => [dropStatement('sequence', object(name), options)],
  invert: ({ name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the sequence ${showName(name)} does not say what it was`,
          remedy: `op.dropSequence(${toSource(name)}, { was: {} })`,
        }
      : [{ kind: 'createSequence', name, definition: was }],
  source: ({ name, was, ifExists, cascade }) =>
    op('dropSequence', literal(name), optionsOf({ was, ifExists, cascade })),
  describe: ({ name }) => `drop sequence ${showName(name)}`,
  touches: dropTouches,
};
