import type { Run } from '../../../test/fixtures/nest-cmd.ts';
import { findSessions, observe, type State } from '../observe.ts';
import { momentOf, type Round } from '../round.ts';

/** One of the run's own connections is cut. */
export async function terminate(round: Round): Promise<void> {
  const { lane, random, database } = round;
  const [moment, which] = [momentOf(random), random.next()];
  await lane.server.createDatabase(database);
  const run = round.start('up');
  round.expectReport(await round.disturb(run, 'up', moment, () => cut(round, run, which)));
  await round.finish('up');
  await round.compareWith(lane.after('up').snapshot);
}

async function cut({ lane: { server }, database }: Round, run: Run, which: number): Promise<State> {
  const state = await observe(server, database, run);
  const sessions = await findSessions(server, database, run);
  const pid = sessions[Math.floor(which * sessions.length)];
  if (pid === undefined) {
    return state === 'starting' ? state : 'too late';
  }
  await server.query(database, `select pg_terminate_backend(${pid})`);
  return state;
}
