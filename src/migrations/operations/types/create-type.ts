import { object, statement, tuple } from '../clauses.js';
import { columnClause, columnComments } from '../columns/column-clause.js';
import { columnSource } from '../columns/column-source.js';
import { commentOn } from '../comments/comment-on.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { block, literal, op, optionsOf, type Arrow } from '../source/code.js';
import type { AttributeDefinition } from './composite-builder.js';

export interface TypeOptions {
  comment?: string;
}

export interface CreateType extends TypeOptions {
  kind: 'createType';
  name: ObjectName;
  attributes: readonly AttributeDefinition[];
}

/** A composite type; enums and domains have operations of their own. */
export const createType: OperationKind<CreateType> = {
  compile: ({ name, attributes, comment }) => [
    statement('create type', object(name), 'as', tuple(attributes.map(columnClause))),
    ...commentOn({ type: name }, comment),
    ...columnComments(name, attributes),
  ],
  invert: ({ name, attributes, comment }) => [{ kind: 'dropType', name, was: { attributes, comment } }],
  source: ({ name, attributes, comment }) =>
    op('createType', literal(name), attributesSource(attributes), optionsOf({ comment })),
  describe: ({ name }) => `create type ${showName(name)}`,
  touches: () => [],
};

export function attributesSource(attributes: readonly AttributeDefinition[]): Arrow {
  return block(
    't',
    attributes.map((attribute) => columnSource(attribute)),
  );
}
