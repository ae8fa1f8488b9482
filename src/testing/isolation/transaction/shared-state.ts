import { postgresFailureOf } from '../../../database/postgres-failure.js';
import { CommitRequiredError } from '../../../errors/commit-required.error.js';
import type { DeferrableConstraints } from './deferrable-constraints.js';
import type { Answer, OuterConnection } from './outer-connection.js';

/** What the sessions of an application have in common. */
export interface SharedState {
  readonly outer: OuterConnection;
  readonly constraints: DeferrableConstraints;
}

/** A statement of the application, which answers once. */
export interface Job {
  readonly text: string;
  readonly send: (outer: OuterConnection) => Promise<Answer>;
}

/** In place at all times: what follows it is the transaction, or the single statement, of one session. */
export const GUARD = 'siskin_guard';
export const RENEW_GUARD = `release savepoint ${GUARD}; savepoint ${GUARD}`;

const ACTIVE_TRANSACTION = '25001';

/** @throws CommitRequiredError in place of what PostgreSQL says of `vacuum` and the like. */
export async function sendJob({ outer, constraints }: SharedState, job: Job): Promise<Answer> {
  try {
    const answer = await job.send(outer);
    constraints.note(answer);
    return answer;
  } catch (error) {
    throw postgresFailureOf(error)?.code === ACTIVE_TRANSACTION
      ? new CommitRequiredError(job.text, error)
      : error;
  }
}

/** Whether it was PostgreSQL that refused, and the transaction is aborted with it. */
export function isAbort(error: unknown): boolean {
  const cause = error instanceof CommitRequiredError ? error.cause : error;
  return postgresFailureOf(cause) !== undefined;
}

/** The answer to what needs no asking. */
export function answerOf(command: string): Answer {
  return { command, rowCount: null, oid: 0, rows: [], fields: [] };
}
