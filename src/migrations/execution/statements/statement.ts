import { compileOperation, type Operation } from '../../operations/operation.js';

/** One statement, and the operation that it is of where it is of one. */
export interface Statement {
  readonly text: string;
  readonly operation?: Operation;
}

/** The statements of an operation, in order; those of steps inside it each with its own. */
export function toStatements(operation: Operation): Statement[] {
  return operation.kind === 'reversible'
    ? operation.up.flatMap(toStatements)
    : compileOperation(operation).map((text) => ({ text, operation }));
}
