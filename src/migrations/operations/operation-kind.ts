import type { Operation } from './operation.js';

/**
 * All that is to be known about one kind of operation. The runner, the script writer and the command line read
 * operations through it only, so that a new kind is one file and a line in the union.
 */
export interface OperationKind<O> {
  /** The statements, in order, without a closing semicolon. */
  compile(operation: O): string[];
  /** What undoes it, in order, or what has to be said for it to be undone. */
  invert(operation: O): Operation[] | Irreversible;
  /** One line for progress output, such as `add column users.phone varchar(20)`. */
  describe(operation: O): string;
}

/** Why an operation can't be undone, and the code that would make it so. */
export interface Irreversible {
  irreversible: string;
  remedy: string;
}
