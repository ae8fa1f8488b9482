import { id, statement } from '../clauses.js';
import { besideName, splitName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { METHODS, type RoutineType } from './routine-type.js';
import { showSignature, signature } from './signature.js';

/** Made by `renameFunction` and `renameProcedure`. */
export interface RenameRoutine {
  kind: 'renameRoutine';
  routine: RoutineType;
  name: ObjectName;
  argumentTypes: readonly string[];
  /** The new name, in the same schema; a dot in it is part of it. */
  to: string;
}

export const renameRoutine: OperationKind<RenameRoutine> = {
  compile: ({ routine, name, argumentTypes, to }) => [
    statement('alter', routine, signature(name, argumentTypes), 'rename to', id(to)),
  ],
  invert: ({ routine, name, argumentTypes, to }) => [
    { kind: 'renameRoutine', routine, name: besideName(name, to), argumentTypes, to: splitName(name).name },
  ],
  source: ({ routine, name, argumentTypes, to }) =>
    op(METHODS[routine].rename, literal(name), literal(argumentTypes), literal(to)),
  describe: ({ routine, name, argumentTypes, to }) =>
    `rename ${routine} ${showSignature(name, argumentTypes)} to ${to}`,
  touches: () => [],
};
