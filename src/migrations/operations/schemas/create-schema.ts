import { id, phrase, statement } from '../clauses.js';
import { commentOn } from '../comments/comment-on.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';

export interface SchemaOptions {
  /** The role that owns it. Default: who runs the migration. */
  authorization?: string;
  comment?: string;
}

export interface CreateSchema extends SchemaOptions {
  kind: 'createSchema';
  name: string;
  ifNotExists?: boolean;
}

export const createSchema: OperationKind<CreateSchema> = {
  compile: ({ name, authorization, comment, ifNotExists = false }) => [
    statement(
      'create schema',
      ifNotExists && 'if not exists',
      id(name),
      authorization !== undefined && phrase('authorization', id(authorization)),
    ),
    ...commentOn({ schema: name }, comment),
  ],
  invert({ name, authorization, comment, ifNotExists = false }) {
    if (ifNotExists) {
      return {
        irreversible: `the schema ${name} may have been there before, as ifNotExists says`,
        remedy: `op.createSchema(${toSource(name)}, ...) without ifNotExists`,
      };
    }
    const plain = authorization === undefined && comment === undefined;
    return [{ kind: 'dropSchema', name, ...(plain ? {} : { was: { authorization, comment } }) }];
  },
  source: ({ name, authorization, comment, ifNotExists }) =>
    op('createSchema', literal(name), optionsOf({ authorization, comment, ifNotExists })),
  describe: ({ name }) => `create schema ${name}`,
  touches: () => [],
};
