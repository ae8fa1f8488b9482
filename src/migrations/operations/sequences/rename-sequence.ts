import { id, object, statement } from '../clauses.js';
import { besideName, showName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';

export interface RenameSequence {
  kind: 'renameSequence';
  name: ObjectName;
  /** The new name, in the same schema. */
  to: string;
}

export const renameSequence: OperationKind<RenameSequence> = {
  compile: ({ name, to }) => [statement('alter sequence', object(name), 'rename to', id(to))],
  invert: ({ name, to }) => [
    { kind: 'renameSequence', name: besideName(name, to), to: splitName(name).name },
  ],
  source: ({ name, to }) => op('renameSequence', literal(name), literal(to)),
  describe: ({ name, to }) => `rename sequence ${showName(name)} to ${to}`,
  touches: () => [],
};
