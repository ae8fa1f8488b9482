import type { DatabaseClient } from '../../../database/client.js';
import { postgresFailureOf } from '../../../database/postgres-failure.js';
import { CleaningFailedError, type CleaningStep } from '../../../errors/cleaning-failed.error.js';

/** What PostgreSQL refused, in terms of the test; any other error as it is. */
export function toCleaningFailure(client: DatabaseClient, step: CleaningStep, error: unknown): unknown {
  const failure = postgresFailureOf(error);
  return failure === undefined
    ? error
    : new CleaningFailedError(client.database ?? '', step, failure.message, error);
}
