import { setTimeout as sleep } from 'node:timers/promises';

import { startNestCmd, type Outcome, type Run } from '../../test/fixtures/nest-cmd.ts';
import { COMMANDS, type Direction, type Lane } from './lane.ts';
import type { State } from './observe.ts';
import type { Random } from './random.ts';
import { compare, readSnapshot, type Snapshot } from './snapshot.ts';

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
   * Does the fault at a moment of the run, told as a share of the time that an undisturbed one takes.
   *
   * @returns how the run has ended.
   */
  async disturb(
    run: Run,
    { share, ms }: { share: number; ms: number },
    fault: () => Promise<State>,
  ): Promise<Outcome> {
    const ended = run.outcome.then(() => 'ended' as const);
    const first = await Promise.race([ended, sleep(share * ms)]);
    this.faults.push(first === 'ended' ? 'too late' : await fault());
    return run.outcome;
  }

  /** A run that met a fault says so in our words, or was done by then. */
  expectReport({ code, stdout, stderr }: Outcome): void {
    const said = `${stdout}${stderr}`;
    const isOurs = /^✗ .+(\n {2}.*)*\n→ .+/mu.test(stderr);
    if (code === null || (code !== 0 && !isOurs) || /^\s+at .*:\d+:\d+\)?$/m.test(said)) {
      this.failures.push(`The disturbed run has exited with ${code ?? 'a signal'} and said:\n${said}`);
    }
  }
}
