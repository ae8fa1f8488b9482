import { object, statement, tuple, value } from '../clauses.js';
import { commentOn } from '../comments/comment-on.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';

export interface EnumOptions {
  comment?: string;
}

export interface CreateEnum extends EnumOptions {
  kind: 'createEnum';
  name: ObjectName;
  /** In their order. */
  values: readonly string[];
}

export const createEnum: OperationKind<CreateEnum> = {
  compile: ({ name, values, comment }) => [
    statement('create type', object(name), 'as enum', tuple(values.map(value))),
    ...commentOn({ type: name }, comment),
  ],
  invert: ({ name, values, comment }) => [{ kind: 'dropEnum', name, was: { values, comment } }],
  source: ({ name, values, comment }) =>
    op('createEnum', literal(name), literal(values), optionsOf({ comment })),
  describe: ({ name, values }) => `create enum ${showName(name)} (${values.join(', ')})`,
  touches: () => [],
};
