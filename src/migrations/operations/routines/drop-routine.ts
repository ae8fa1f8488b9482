import { statement } from '../clauses.js';
import type { ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import type { FunctionDefinition } from './routine-definition.js';
import { METHODS, type RoutineType } from './routine-type.js';
import { showSignature, signature } from './signature.js';

/** Made by `dropFunction` and `dropProcedure`. */
export interface DropRoutine {
  kind: 'dropRoutine';
  routine: RoutineType;
  name: ObjectName;
  argumentTypes: readonly string[];
  /** What the routine was, so that dropping it can be undone. */
  was?: FunctionDefinition;
  ifExists?: boolean;
  cascade?: boolean;
}

export const dropRoutine: OperationKind<DropRoutine> = {
  compile: ({ routine, name, argumentTypes, ifExists = false, cascade = false }) => [
    statement('drop', routine, ifExists && 'if exists', signature(name, argumentTypes), cascade && 'cascade'),
  ],
  invert: ({ routine, name, argumentTypes, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the ${routine} ${showSignature(name, argumentTypes)} does not say what it was`,
          remedy: `op.${METHODS[routine].drop}(${toSource(name)}, { arguments: [...], body: '...' })`,
        }
      : [{ kind: 'createRoutine', routine, name, definition: was }],
  source: ({ routine, name, argumentTypes, was, ifExists, cascade }) =>
    op(METHODS[routine].drop, literal(name), literal(was ?? argumentTypes), optionsOf({ ifExists, cascade })),
  describe: ({ routine, name, argumentTypes }) => `drop ${routine} ${showSignature(name, argumentTypes)}`,
  touches: () => [],
};
