import type { DatabaseClient } from '../../database/client.js';
import { compileOperation, type Operation } from '../operations/operation.js';

/** A statement that the server refused, of an operation. */
export class RefusedOperation extends Error {
  constructor(
    readonly operation: Operation,
    readonly statement: string,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** Sends the statements of the operations one by one, each in a transaction of its own. @throws RefusedOperation */
export async function runOperations(client: DatabaseClient, operations: readonly Operation[]): Promise<void> {
  for (const operation of operations) {
    for (const statement of compileOperation(operation)) {
      await client.query(statement).catch((error: unknown) => {
        throw new RefusedOperation(operation, statement, error);
      });
    }
  }
}
