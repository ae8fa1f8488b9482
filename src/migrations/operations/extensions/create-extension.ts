import { id, phrase, statement, value } from '../clauses.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';

export interface ExtensionState {
  /** Where its objects are. Default: the first schema of the `search_path`, unless the extension says another. */
  schema?: string;
  /** Default: the one that the server says is the default. */
  version?: string;
}

export interface CreateExtension extends ExtensionState {
  kind: 'createExtension';
  name: string;
  ifNotExists?: boolean;
  cascade?: boolean;
}

export const createExtension: OperationKind<CreateExtension> = {
  compile: ({ name, schema, version, ifNotExists = false, cascade = false }) => [
    statement(
      'create extension',
      ifNotExists && 'if not exists',
      id(name),
      schema !== undefined && phrase('schema', id(schema)),
      version !== undefined && phrase('version', value(version)),
      cascade && 'cascade',
    ),
  ],
  // One that may have been there before stays.
  invert: ({ name, schema, version, ifNotExists = false }) =>
    ifNotExists ? [] : [{ kind: 'dropExtension', name, was: { schema, version } }],
  source: ({ name, schema, version, ifNotExists, cascade }) =>
    op('createExtension', literal(name), optionsOf({ schema, version, ifNotExists, cascade })),
  describe: ({ name }) => `create extension ${name}`,
  touches: () => [],
};
