import { id } from '../clauses.js';
import { dropStatement, dropTouches, type DropOptions } from '../dropping.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { SchemaOptions } from './create-schema.js';

export interface DropSchema extends DropOptions {
  kind: 'dropSchema';
  name: string;
  /** What the schema was; has to be said where it is dropped with what is in it, or only if it exists. */
  was?: SchemaOptions;
}

/** Without `cascade` the schema has to be empty, so that its name says all that is needed to undo it. */
export const dropSchema: OperationKind<DropSchema> = {
  compile: ({ name, ...options }) => [dropStatement('schema', id(name), options)],
  invert: ({ name, was, ifExists = false, cascade = false }) => {
    if (was === undefined && cascade) {
      return {
        irreversible: `dropping the schema ${name} with all that is in it does not say what that was`,
        remedy: `op.dropSchema(${toSource(name)}) after dropping what is in it, or with { cascade: true, was: {} } to get it back empty`,
      };
    }
    if (was === undefined && ifExists) {
      return {
        irreversible: `dropping the schema ${name} if it exists does not say whether it did`,
        remedy: `op.dropSchema(${toSource(name)}, { ifExists: true, was: {} })`,
      };
    }
    return [{ kind: 'createSchema', name, ...was }];
  },
  source: ({ name, was, ifExists, cascade }) =>
    op('dropSchema', literal(name), optionsOf({ was, ifExists, cascade })),
  describe: ({ name }) => `drop schema ${name}`,
  touches: dropTouches,
};
