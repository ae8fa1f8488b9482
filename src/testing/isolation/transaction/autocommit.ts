import { RENEW_GUARD, GUARD, sendJob, type Job, type SharedState } from './shared-state.js';
import type { Answer } from './outer-connection.js';

/**
 * Runs a statement that is its own transaction. It answers as soon as PostgreSQL does; the guard is renewed behind it.
 * Where constraints are deferred, it answers after they are checked.
 */
export function autocommit(state: SharedState, job: Job): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  state.outer.exclusively(() => runAlone(state, job, resolve)).then(resolve, reject);
  return promise;
}

async function runAlone(state: SharedState, job: Job, early: (answer: Answer) => void): Promise<Answer> {
  const { outer, constraints } = state;
  const check = await constraints.sql(outer);
  const sent = sendJob(state, job);
  // Asked for without waiting; where the statement fails, so does this.
  const renewal =
    check === ''
      ? outer.send(RENEW_GUARD).then(
          () => true,
          () => false,
        )
      : undefined;
  try {
    const answer = await sent;
    if (renewal === undefined) {
      // The statement may have changed which there are.
      await outer.send(`${await constraints.sql(outer)}${RENEW_GUARD}`);
    } else if (!constraints.areToBeRefreshed) {
      early(answer);
    }
    await renewal;
    await constraints.refresh(outer);
    return answer;
  } catch (error) {
    await renewal;
    await outer.send(`rollback to savepoint ${GUARD}`);
    constraints.noteRollback();
    throw error;
  }
}

/** Runs a statement of another session inside of a transaction, which it leaves usable. */
export async function runBeside(state: SharedState, job: Job, keep: string): Promise<Answer> {
  const { outer } = state;
  await outer.send('savepoint siskin_beside');
  try {
    const answer = await sendJob(state, job);
    await outer.send(`release savepoint siskin_beside${keep}`);
    return answer;
  } catch (error) {
    await outer.send('rollback to savepoint siskin_beside; release savepoint siskin_beside');
    throw error;
  }
}
