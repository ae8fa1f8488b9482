import type { DatabaseClient } from '../../../database/client.js';
import type { WorkSession } from '../work-session.js';

/** What is to be done about a statement outside a transaction, after a look at the catalogue. */
export type Settlement =
  /** Run this, which is the statement itself or what completes it. */
  | { run: string }
  /** It took effect in a run that was interrupted. */
  | 'done'
  /** It may have taken effect, and nothing tells. */
  | 'unknown';

export interface Attempt {
  session: WorkSession;
  statement: string;
  /** Whether a run was interrupted in the middle of this statement. */
  inDoubt: boolean;
}

/** Runs the statement, unless a run that was interrupted in the middle of it has left its effect. */
export function runUnless(isInEffect: boolean, { statement, inDoubt }: Attempt): Settlement {
  return inDoubt && isInEffect ? 'done' : { run: statement };
}

/** Whether the query finds a row. */
export async function exists(
  client: DatabaseClient,
  query: string,
  parameters: readonly unknown[],
): Promise<boolean> {
  const { rowCount } = await client.query(query, [...parameters]);
  return rowCount !== 0;
}
