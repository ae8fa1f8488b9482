import type { CopyPlan } from '../../operations/execution-step.js';
import { describeOperation, stepsOf, type Operation } from '../../operations/operation.js';

/** One statement, and the operation that it is of where it is of one. */
export interface Statement {
  readonly text: string;
  readonly operation?: Operation;
  /** The rows that it copies; its text is short then. */
  readonly copy?: CopyPlan;
}

/** The statements of an operation, in order; those of steps inside it each with its own. */
export function toStatements(operation: Operation): Statement[] {
  return operation.kind === 'reversible'
    ? operation.up.flatMap(toStatements)
    : stepsOf(operation).map((step) =>
        typeof step === 'string'
          ? { text: step, operation }
          : { text: describeOperation(operation), operation, copy: step },
      );
}

/** What the checksum takes for rows that were copied. */
export function describeCopy(statement: string, hash: string): string {
  return `${statement} -- SHA-256 ${hash}`;
}
