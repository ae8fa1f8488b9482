import { id } from '../clauses.js';
import { dropStatement, dropTouches, type DropOptions } from '../dropping.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { ExtensionState } from './create-extension.js';

export interface DropExtension extends DropOptions {
  kind: 'dropExtension';
  name: string;
  /** Where and which it was, so that dropping it can be undone. */
  was?: ExtensionState;
}

export const dropExtension: OperationKind<DropExtension> = {
  compile: ({ name, ...options }) => [dropStatement('extension', id(name), options)],
  invert: ({ name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the extension ${name} does not say where and which it was`,
          remedy: `op.dropExtension(${toSource(name)}, { was: { schema: 'public' } })`,
        }
      : [{ kind: 'createExtension', name, ...was }],
  source: ({ name, was, ifExists, cascade }) =>
    op('dropExtension', literal(name), optionsOf({ was, ifExists, cascade })),
  describe: ({ name }) => `drop extension ${name}`,
  touches: dropTouches,
};
