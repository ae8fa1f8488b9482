import { observe } from '../observe.ts';
import { momentOf, type Round } from '../round.ts';

/** The server is stopped with `-m immediate` in the middle of a run, and recovers. */
export async function restart(round: Round): Promise<void> {
  const { lane, random, database } = round;
  const { server } = lane;
  const moment = momentOf(random);
  await server.createDatabase(database);
  const run = round.start('up');
  const outcome = await round.disturb(run, 'up', moment, async () => {
    const state = await observe(server, database, run);
    await server.crash();
    return state;
  });
  round.expectReport(outcome);
  await server.recover();
  await round.finish('up');
  await round.compareWith(lane.after('up').snapshot);
}
