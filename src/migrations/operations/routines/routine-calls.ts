import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { Replacement } from '../replacement.js';
import type { FunctionDefinition, ProcedureDefinition } from './routine-definition.js';
import type { RoutineType } from './routine-type.js';
import { argumentTypesOf } from './signature.js';

export interface DropRoutineOptions {
  ifExists?: boolean;
  /** Drops what depends on it as well, such as triggers. */
  cascade?: boolean;
}

export interface RoutineCalls {
  /**
   * The body goes between dollar signs as it is written. With `orReplace` it takes the place of a function with the same
   * arguments, and is reversible where `was` says what that was. PostgreSQL refuses to change the type of the result, and
   * to take a name or a default from an argument: then drop the function and create it.
   *
   * @example
   * op.createFunction('touch', {
   *   returns: 'trigger',
   *   body: `begin new.updated_at := now(); return new; end`,
   * });
   */
  createFunction(name: ObjectName, definition: FunctionDefinition & Replacement<FunctionDefinition>): void;

  /** Takes what {@link createFunction} took, and is then reversible; or the types of its arguments alone. */
  dropFunction(
    name: ObjectName,
    was: FunctionDefinition | readonly string[],
    options?: DropRoutineOptions,
  ): void;

  /** Gives the function with arguments of these types a new name in the same schema. */
  renameFunction(name: ObjectName, argumentTypes: readonly string[], to: string): void;

  /** As {@link createFunction}, for what is called by `call` and returns nothing. */
  createProcedure(name: ObjectName, definition: ProcedureDefinition & Replacement<ProcedureDefinition>): void;

  /** Takes what {@link createProcedure} took, and is then reversible; or the types of its arguments alone. */
  dropProcedure(
    name: ObjectName,
    was: ProcedureDefinition | readonly string[],
    options?: DropRoutineOptions,
  ): void;

  /** Gives the procedure with arguments of these types a new name in the same schema. */
  renameProcedure(name: ObjectName, argumentTypes: readonly string[], to: string): void;
}

export function routineCalls({ record }: Recording): RoutineCalls {
  const create =
    (routine: RoutineType): RoutineCalls['createFunction'] =>
    (name, { orReplace, was, ...definition }) =>
      record({ kind: 'createRoutine', routine, name, definition, orReplace, was });
  const drop =
    (routine: RoutineType): RoutineCalls['dropFunction'] =>
    (name, was, options) =>
      record({ kind: 'dropRoutine', routine, name, ...dropped(was), ...options });
  const rename =
    (routine: RoutineType): RoutineCalls['renameFunction'] =>
    (name, argumentTypes, to) =>
      record({ kind: 'renameRoutine', routine, name, argumentTypes, to });
  return {
    createFunction: create('function'),
    dropFunction: drop('function'),
    renameFunction: rename('function'),
    createProcedure: create('procedure'),
    dropProcedure: drop('procedure'),
    renameProcedure: rename('procedure'),
  };
}

function dropped(was: FunctionDefinition | readonly string[]) {
  return isTypes(was) ? { argumentTypes: was } : { argumentTypes: argumentTypesOf(was), was };
}

function isTypes(was: FunctionDefinition | readonly string[]): was is readonly string[] {
  return Array.isArray(was);
}
