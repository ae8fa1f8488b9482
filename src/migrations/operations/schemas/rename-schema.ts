import { id, statement } from '../clauses.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';

export interface RenameSchema {
  kind: 'renameSchema';
  name: string;
  to: string;
}

export const renameSchema: OperationKind<RenameSchema> = {
  compile: ({ name, to }) => [statement('alter schema', id(name), 'rename to', id(to))],
  invert: ({ name, to }) => [{ kind: 'renameSchema', name: to, to: name }],
  source: ({ name, to }) => op('renameSchema', literal(name), literal(to)),
  describe: ({ name, to }) => `rename schema ${name} to ${to}`,
  // PostgreSQL locks none of the tables in it.
  touches: () => [],
};
