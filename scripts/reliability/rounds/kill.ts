import type { Run } from '../../../test/fixtures/nest-cmd.ts';
import type { Direction } from '../lane.ts';
import { observe, type State } from '../observe.ts';
import { momentOf, type Moment, type Round } from '../round.ts';

const ROLLBACKS = 0.25;
const MOST_KILLS = 3;

/** Runs are killed at moments of chance, one after another; the next undisturbed one has to leave what it always leaves. */
export async function kill(round: Round): Promise<void> {
  const { lane, random, database } = round;
  const direction: Direction = random.chance(ROLLBACKS) ? 'down' : 'up';
  const moments = Array.from({ length: 1 + random.below(MOST_KILLS) }, () => momentOf(random));
  await lane.server.createDatabase(database, direction === 'down' ? lane.migrated : undefined);
  for (const moment of moments) {
    await killOnce(round, direction, moment);
  }
  await round.finish(direction);
  await round.compareWith(lane.after(direction).snapshot);
  if (direction === 'down') {
    await round.finish('up');
    await round.compareWith(lane.after('again').snapshot);
  }
}

async function killOnce(round: Round, direction: Direction, moment: Moment): Promise<void> {
  const run = round.start(direction);
  const { code } = await round.disturb(run, direction, moment, () => killNow(round, run));
  if (code !== null && code !== 0) {
    round.failures.push(`A run that was to be killed has exited with ${code}.`);
  }
}

async function killNow({ lane, database }: Round, run: Run): Promise<State> {
  const state = await observe(lane.server, database, run);
  run.process.kill('SIGKILL');
  return (await run.outcome).code === null ? state : 'too late';
}
