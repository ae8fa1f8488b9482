import { namesOfRun } from '../../../database/operator.js';
import type { LockHolder } from '../../../errors/lock-timeout.error.js';
import type { Ask } from '../ask.js';
import type { LockWait } from '../lock-wait.js';
import { HOLDER_COLUMNS } from '../poll-lock.js';
import { forgetFormer, readLease } from './seen-lease.js';

/** The sessions of runs, by the names of their applications. */
const OF_RUNS = `datname = current_database() and pid <> pg_backend_pid() and application_name ~ any($1::text[])`;

/**
 * Waits until the server is done with the last statements of runs that have lost their lease, which may have been killed:
 * to go on before that is over would be to do them twice.
 *
 * @throws LockTimeoutError naming the session that is still at work.
 */
export async function untilIdle(ask: Ask, table: string, waiting: LockWait): Promise<void> {
  const former = (await readLease(ask, table))?.former ?? [];
  if (former.length === 0) {
    return;
  }
  await endTransactions(ask, former);
  await waiting.until(
    async () => (await findWorking(ask, former)).length === 0 && (await endTransactions(ask, former)),
    async () => (await findWorking(ask, former))[0],
  );
  await forgetFormer(ask, table, former);
}

/** The sessions that are at a statement of one of these runs right now. */
export async function findWorking(ask: Ask, runs: readonly string[]): Promise<LockHolder[]> {
  return findSessionsOf(ask, runs, `state = 'active'`);
}

/** Those, and the ones that are in a transaction of them. */
export async function findBusy(ask: Ask, runs: readonly string[]): Promise<LockHolder[]> {
  return findSessionsOf(ask, runs, `state <> 'idle'`);
}

async function findSessionsOf(ask: Ask, runs: readonly string[], where: string): Promise<LockHolder[]> {
  const { rows } = await ask<LockHolder>(
    `select 'work' as kind, ${HOLDER_COLUMNS} from pg_stat_activity where ${OF_RUNS} and ${where}`,
    [runs.map(namesOfRun)],
  );
  return rows;
}

/**
 * A transaction that was begun under a lease which is lost can't commit any more, and only keeps its locks. Where the role may
 * not end its session, it is up to the timeouts of those who meet them.
 */
async function endTransactions(ask: Ask, runs: readonly string[]): Promise<true> {
  await ask(
    `select pg_terminate_backend(pid) from pg_stat_activity where ${OF_RUNS} and state like 'idle in transaction%'`,
    [runs.map(namesOfRun)],
  ).catch(() => undefined);
  return true;
}
