import { statement } from '../clauses.js';
import type { ObjectName } from '../names.js';
import type { Operation } from '../operation.js';
import type { Irreversible, OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';
import { routineClause } from './routine-clause.js';
import type { FunctionDefinition } from './routine-definition.js';
import { METHODS, type RoutineType } from './routine-type.js';
import { argumentTypesOf, showSignature } from './signature.js';

/** Made by `createFunction` and `createProcedure`. */
export interface CreateRoutine {
  kind: 'createRoutine';
  routine: RoutineType;
  name: ObjectName;
  definition: FunctionDefinition;
  orReplace?: boolean;
  /** What the routine was that is replaced. */
  was?: FunctionDefinition;
}

export const createRoutine: OperationKind<CreateRoutine> = {
  compile: ({ routine, name, definition, orReplace = false }) => [
    statement('create', orReplace && 'or replace', routine, routineClause(name, definition)),
  ],
  invert(operation) {
    const { routine, name, definition, orReplace = false } = operation;
    const argumentTypes = argumentTypesOf(definition);
    return orReplace
      ? replacement(operation)
      : [{ kind: 'dropRoutine', routine, name, argumentTypes, was: definition }];
  },
  source: ({ routine, name, definition, orReplace, was }) =>
    op(METHODS[routine].create, literal(name), literal({ ...definition, orReplace, was })),
  describe: ({ routine, name, definition, orReplace = false }) =>
    `${orReplace ? 'replace' : 'create'} ${routine} ${shown(name, definition)}`,
  touches: () => [],
};

function replacement({ routine, name, definition, was }: CreateRoutine): Operation[] | Irreversible {
  const { create, drop } = METHODS[routine];
  const title = `the ${routine} ${shown(name, definition)}`;
  if (was === undefined) {
    return {
      irreversible: `replacing ${title} does not say what it was`,
      remedy: `op.${create}(${toSource(name)}, { ..., orReplace: true, was: { ... } })`,
    };
  }
  if (identity(was) !== identity(definition)) {
    return {
      irreversible: `${title} does not replace ${shown(name, was)}: PostgreSQL keeps both, as their arguments differ`,
      remedy: `op.${drop}(${toSource(name)}, { ... }) and op.${create}(${toSource(name)}, { ... })`,
    };
  }
  return [{ kind: 'createRoutine', routine, name, definition: was, orReplace: true, was: definition }];
}

function shown(name: ObjectName, definition: FunctionDefinition): string {
  return showSignature(name, argumentTypesOf(definition));
}

/** The types of the arguments, however they are spaced. */
function identity(definition: FunctionDefinition): string {
  return argumentTypesOf(definition)
    .map((type) => type.trim().replaceAll(/\s+/g, ' '))
    .join(', ');
}
