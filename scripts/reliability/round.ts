import { setTimeout as sleep } from 'node:timers/promises';

import { startNestCmd, type Outcome, type Run } from '../../test/fixtures/nest-cmd.ts';
import { COMMANDS, type Direction, type Lane } from './lane.ts';
import { awaitSession, type State } from './observe.ts';
import type { Random } from './random.ts';
import { compare, readSnapshot, type Snapshot } from './snapshot.ts';

/** When a fault comes: at a share of the time that an undisturbed run takes. */
export interface Moment {
  share: number;
  /** On a busy machine most of the time from its start goes into loading code. */
  from: 'its start' | 'its first connection';
}

export function momentOf(random: Random): Moment {
  const from = random.chance(0.5) ? 'its start' : 'its first connection';
  return { share: random.next(), from };
}

/** One round: a database of its own, runs on it, the faults that they met and what came of them. */
export class Round {
  /** How many processes were started. */
  processes = 0;
  readonly faults: State[] = [];
  readonly failures: string[] = [];
  readonly lost: string[] = [];
  readonly doubled: string[] = [];
  readonly outputs: string[] = [];
  readonly lane: Lane;
  readonly database: string;
  readonly random: Random;

  constructor(lane: Lane, database: string, random: Random) {
    this.lane = lane;
    this.database = database;
    this.random = random;
  }

  get isClean(): boolean {
    return this.failures.length + this.lost.length + this.doubled.length === 0;
  }

  start(direction: Direction, ...options: string[]): Run {
    const { folder, server } = this.lane;
    const args = [...COMMANDS[direction], ...options];
    this.processes++;
    const run = startNestCmd(args, { cwd: folder, env: { DATABASE_URL: server.url(this.database) } });
    void run.outcome.then(({ code, stdout, stderr }) =>
      this.outputs.push(`$ nest-cmd ${args.join(' ')}\n${stdout}${stderr}exit ${code ?? 'by a signal'}\n`),
    );
    return run;
  }

  /** A run that nothing disturbs has to succeed. */
  async finish(direction: Direction): Promise<void> {
    const { code } = await this.start(direction).outcome;
    if (code !== 0) {
      this.failures.push(`The undisturbed ${COMMANDS[direction].join(' ')} has exited with ${code}.`);
    }
  }

  async compareWith(expected: Snapshot, leaveOut: readonly string[] = ['batch']): Promise<void> {
    const { lost, doubled } = compare(
      expected,
      await readSnapshot(this.lane.server.url(this.database), leaveOut),
    );
    this.lost.push(...lost);
    this.doubled.push(...doubled);
  }

  /**
   * Does the fault at a moment of the run.
   *
   * @returns how the run has ended.
   */
  async disturb(
    run: Run,
    direction: Direction,
    moment: Moment,
    fault: () => Promise<State>,
  ): Promise<Outcome> {
    const ended = run.outcome.then(() => 'ended' as const);
    const first = await Promise.race([ended, this.#await(direction, moment, run)]);
    this.faults.push(first === 'ended' ? 'too late' : await fault());
    return run.outcome;
  }

  async #await(direction: Direction, { share, from }: Moment, run: Run): Promise<void> {
    const { lane, database } = this;
    if (from === 'its start') {
      return sleep(share * lane.after(direction).ms);
    }
    await awaitSession(lane.server, database, run);
    return sleep(share * lane.workMs);
  }

  /** A run that met a fault says so in our words, blaming no migration, or was done by then. */
  expectReport({ code, stdout, stderr }: Outcome): void {
    const said = `${stdout}${stderr}`;
    const isOurs = /^✗ .+(\n {2}.*)*\n→ .+/mu.test(stderr) && !/PostgreSQL says|→ Mend the/.test(stderr);
    const hasStack = /^\s+at .*:\d+:\d+\)?$/m.test(said);
    if (code === null || (code !== 0 && !isOurs) || hasStack) {
      this.failures.push(`The disturbed run has exited with ${code ?? 'a signal'} and said:\n${said}`);
    }
  }
}
