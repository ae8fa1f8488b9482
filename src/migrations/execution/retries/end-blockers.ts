import { DatabaseError } from 'pg';

import type { HeldLock } from '../held-lock.js';
import { MARK, type SeenBlocker } from '../watch/blocking-sessions.js';

/** How long to wait for a session to be gone, in milliseconds. */
const PATIENCE_MS = 2_000;

/** What has become of a session that was to be ended; undefined where its transaction was over already. */
export type Ending = 'ended' | { kept: string } | undefined;

/** Ends a session, unless it is none of a client, or one of a migration. */
export async function endSession(lock: HeldLock, blocker: SeenBlocker): Promise<Ending> {
  const untouchable = whyUntouchable(blocker);
  if (untouchable !== undefined) {
    return { kept: untouchable };
  }
  try {
    return await terminate(lock, blocker);
  } catch (error) {
    if (error instanceof DatabaseError) {
      return { kept: error.message };
    }
    throw error;
  }
}

function whyUntouchable({ session: { pid, application }, kind, mark }: SeenBlocker): string | undefined {
  if (pid === 0) {
    return 'it is no session';
  }
  if (application?.startsWith('siskin')) {
    return 'it is a migration';
  }
  if (kind === null || mark === null) {
    return 'this user may not see what it is';
  }
  return kind === 'client backend' ? undefined : `it is of the server itself: ${kind}`;
}

/** The process may serve another session by now, or the session be in another transaction, which is in nobody's way. */
async function terminate(lock: HeldLock, { session: { pid }, mark }: SeenBlocker): Promise<Ending> {
  const { rows } = await lock.query<{ ended: boolean }>(
    `select pg_terminate_backend(pid, ${PATIENCE_MS}) as ended from pg_stat_activity where pid = $1 and ${MARK} = $2`,
    [pid, mark],
  );
  const [row] = rows;
  return row && (row.ended ? 'ended' : { kept: 'it was told to end, and is not gone yet' });
}
