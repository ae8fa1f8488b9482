import { lock, templateKey, unlock } from '../server/test-locks.js';
import type { TestServer } from '../server/test-server.js';

/** What can be done with a template while nobody else does anything with it. */
export interface LockedTemplate {
  /** The session that has the lock. */
  readonly server: TestServer;
  /** Why the one that had the lock before, while this one waited for it, could not build the template. */
  readonly failure: string | undefined;
  /** Lets those who wait know why there is no template. */
  tellFailure: (reason: string) => Promise<void>;
}

/** PostgreSQL takes less than 8,000 bytes. */
const LONGEST_REASON = 1_900;

/** Does `work` under the lock of a template, on a session of its own, which waits for as long as somebody else has it. */
export async function withTemplateLock<T>(
  server: TestServer,
  template: string,
  work: (locked: LockedTemplate) => Promise<T>,
): Promise<T> {
  // A session gets a lock as often as it asks: two calls in this process need one each.
  await using session = await server.another();
  let failure: string | undefined;
  await session.listen(template, (reason) => (failure = reason));
  const key = templateKey(template);
  await lock(session, key);
  try {
    // What was sent before the lock was given up is there at the latest with the next answer.
    await session.query('select');
    return await work({ server: session, failure, tellFailure: (reason) => tell(session, template, reason) });
  } finally {
    await unlock(session, key);
  }
}

async function tell(session: TestServer, template: string, reason: string): Promise<void> {
  await session.query('select pg_notify($1, $2)', [template, reason.slice(0, LONGEST_REASON)]);
}
