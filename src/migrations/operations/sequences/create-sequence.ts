import { object, statement } from '../clauses.js';
import { commentOn } from '../comments/comment-on.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { definitionClauses, ownerTouches } from './sequence-clauses.js';
import type { SequenceDefinition } from './sequence-definition.js';

export interface CreateSequence {
  kind: 'createSequence';
  name: ObjectName;
  definition: SequenceDefinition;
  ifNotExists?: boolean;
}

export const createSequence: OperationKind<CreateSequence> = {
  compile({ name, definition, ifNotExists = false }) {
    const head = ['create', definition.unlogged === true && 'unlogged', 'sequence'] as const;
    const guard = ifNotExists && 'if not exists';
    return [
      statement(...head, guard, object(name), ...definitionClauses(definition)),
      ...commentOn({ sequence: name }, definition.comment),
    ];
  },
  invert: ({ name, definition, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the sequence ${showName(name)} may have been there before, as ifNotExists says`,
          remedy: `op.createSequence(${toSource(name)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropSequence', name, was: definition }],
  source: ({ name, definition, ifNotExists }) =>
    op('createSequence', literal(name), optionsOf({ ...definition, ifNotExists })),
  describe: ({ name }) => `create sequence ${showName(name)}`,
  touches: ({ definition }) => ownerTouches(definition),
};
