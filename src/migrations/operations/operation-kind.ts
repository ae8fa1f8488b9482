import type { ExecutionStep } from './execution-step.js';
import type { NamingRule } from './names.js';
import type { Operation } from './operation.js';
import type { Code } from './source/code.js';
import type { Touches } from './touches.js';

/**
 * All that is to be known about one kind of operation. The runner, the script writer, the lint and the command line read
 * operations through it only, so that a new kind is one file and a line in the union.
 */
export interface OperationKind<O> {
  /** The statements, in order, without a closing semicolon. */
  compile(operation: O): string[];
  /** What is sent where there is a database to send it to. Default: the statements. */
  steps?(operation: O): ExecutionStep[];
  /** What undoes it, in order, or what has to be said for it to be undone. */
  invert(operation: O): Operation[] | Irreversible;
  /** The call on `op` that records it. Names that the naming rule gives by itself are left out. */
  source(operation: O, naming: NamingRule): Code;
  /** One line for progress output, such as `add column users.phone varchar(20)`. */
  describe(operation: O): string;
  /** The tables that it locks, reads or changes. */
  touches(operation: O): Touches;
  /** Whether it can't be in a transaction, most often because PostgreSQL refuses it there. Default: it can. */
  outsideTransaction?(operation: O): boolean;
}

/** Why an operation can't be undone, and the code that would make it so. */
export interface Irreversible {
  irreversible: string;
  remedy: string;
}
