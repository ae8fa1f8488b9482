import { setTimeout as sleep } from 'node:timers/promises';

import {
  MigrationService,
  Seeder,
  SeederService,
  SeedingInterruptedError,
  type SeedContext,
  type SeederEvent,
  type SeederRunner,
} from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { rejection } from '../fixtures/lab.js';
import { note, outline, Seedbed, seeder } from './seedbed.js';

let bed: Seedbed;
beforeAll(async () => void (bed = await Seedbed.open()));
afterAll(() => bed[Symbol.asyncDispose]());
beforeEach(() => bed.lab.query('truncate notes'));

const KEY = lockKey({ table: 'siskin_migrations' });
const LOCK = `select pg_advisory_lock(${KEY})`;
/** Who holds the lock of the runs: it has two halves in `pg_locks`. */
const HOLDERS = `select pid from pg_locks where locktype = 'advisory' and granted
  and database = (select oid from pg_database where datname = current_database())
  and (classid::bigint << 32 | objid::bigint) = ${KEY}`;

/** Waits until the session is gone. */
const ENDING = `select pg_terminate_backend(pid, 60000) as ended from (${HOLDERS}) as holders`;

/** Is at work until it is told to end. */
function gate() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const Gated = seeder('Gated', {}, async (context) => {
    begun.resolve();
    await promise;
    await note(context, 'the end of Gated');
  });
  return { Gated, open: resolve, begun: begun.promise };
}

const After = seeder('After');

describe('the lock', () => {
  it('lets runs of two processes come one after the other', async () => {
    const { Gated, open, begun } = gate();
    const [one, other] = await Promise.all([bed.service([Gated]), bed.service([After])]);
    const told: SeederEvent[] = [];
    const first = one.run('Gated');
    await begun;
    const onProgress = (event: SeederEvent) => {
      told.push(event);
      open();
    };
    await other.run('After', { onProgress });
    await first;
    expect(await bed.notes()).toEqual(['Gated', 'the end of Gated', 'After']);
    expect(told[0]).toMatchObject({ type: 'waiting', holder: { kind: 'session' } });
  });

  it('keeps migrations and seeders apart', async () => {
    const { Gated, open, begun } = gate();
    const app = await bed.app([Gated], { migrations: { paths: [await bed.lab.folder({})], lockWait: 200 } });
    const seeding = app.get(SeederService).run('Gated');
    await begun;
    await expect(app.get(MigrationService).migrate()).rejects.toMatchObject({ code: 'SISKIN_LOCK_TIMEOUT' });
    open();
    await seeding;
    await app.get(MigrationService).migrate();
  });

  it('is waited for no longer than it is said, and nothing is done then', async () => {
    const seeders = await bed.service([After]);
    await bed.lab.during(LOCK, async () => {
      await expect(seeders.run('After', { lockWait: 100 })).rejects.toMatchObject({
        code: 'SISKIN_LOCK_TIMEOUT',
        waited: 100,
      });
    });
    expect(await bed.notes()).toEqual([]);
    await seeders.run('After');
    expect(await bed.notes()).toEqual(['After']);
  });

  it('is not waited for by a seeder that has the service run others', async () => {
    @Seeder()
    class Outer implements SeederRunner {
      constructor(private readonly seeders: SeederService) {}

      async run(context: SeedContext) {
        const result = await this.seeders.run('After', { lockWait: 0 });
        expect(outline(result.seeders)).toBe('After');
        await note(context, 'Outer');
      }
    }
    await (await bed.service([Outer, After])).run(Outer);
    expect(await bed.notes()).toEqual(['After', 'Outer']);
  });

  it.each([{}, { transaction: 'all' }, { dryRun: true }] as const)(
    'is lost, and nothing is committed, with %j',
    async (options) => {
      const { Gated, open, begun } = gate();
      const seeders = await bed.service([Gated, After]);
      const seeding = seeders.run(['Gated', 'After'], options).then(String, String);
      await begun;
      expect(await bed.lab.query(ENDING)).toEqual([{ ended: true }]);
      // Its socket is closed, which this process hears of in its next turn.
      await sleep(100);
      open();
      expect(await seeding).toMatch(
        /^LockLostError: The connection that holds the lock of the migrations was lost/,
      );
      expect(await bed.notes()).toEqual([]);
      await seeders.run('After');
      expect(await bed.notes()).toEqual(['After']);
    },
  );

  it.each([{}, { transaction: 'all' }] as const)(
    'is a lease that is taken away, and nothing is committed, with %j',
    async (options) => {
      const { Gated, open, begun } = gate();
      const app = await bed.app([Gated, After], { migrations: { lock: 'lease' } });
      const seeding = app.get(SeederService).run(['Gated', 'After'], options).then(String, String);
      await begun;
      await bed.lab.query(`update siskin_migrations_lock set fence = fence + 1`);
      open();
      expect(await seeding).toMatch(/^LockLostError: The lease of the migrations ran out and was taken away/);
      expect(await bed.notes()).toEqual([]);
      await bed.lab.query('drop table siskin_migrations_lock');
    },
  );

  it('is a lease that is kept, and seeders are committed', async () => {
    const app = await bed.app([After], { migrations: { lock: 'lease' } });
    await app.get(SeederService).run(['After']);
    expect(await bed.notes()).toEqual(['After']);
  });

  it('is let go of by a run that fails', async () => {
    const Bad = seeder('Bad', {}, () => {
      throw new Error('no such thing');
    });
    const seeders = await bed.service([Bad, After]);
    await expect(seeders.run('Bad')).rejects.toMatchObject({ seeder: 'Bad' });
    expect(await bed.lab.query(HOLDERS)).toEqual([]);
  });
});

/** Aborts in the middle of its loop, and notes each step of it. */
function looping(name: string, controller: AbortController, settings = {}) {
  return seeder(name, settings, async (context) => {
    for (const step of context.progress([1, 2, 3, 4])) {
      await note(context, `${name} ${step}`);
      if (step === 2) {
        controller.abort();
        await sleep(120);
      }
    }
  });
}

async function interrupt(settings: object, options: object) {
  const controller = new AbortController();
  const Loop = looping('Loop', controller, settings);
  const seeders = await bed.service([After, Loop]);
  const run = seeders.run(['After', 'Loop'], { ...options, randomSeed: 5, signal: controller.signal });
  return rejection(run, SeedingInterruptedError);
}

describe('a signal', () => {
  it('ends a loop in its middle, and rolls its seeder back', async () => {
    const error = await interrupt({}, {});
    expect(error).toMatchObject({
      seeded: ['After'],
      command: 'nest-cmd db:seed After Loop --random-seed 5',
      problem: 'The seeding was interrupted. Done, and stays: After.',
    });
    expect(error.partly).toBeUndefined();
    expect(await bed.notes()).toEqual(['After']);
  });

  it('says what stays outside of a transaction', async () => {
    expect(await interrupt({ transaction: false }, {})).toMatchObject({
      seeded: ['After'],
      partly: 'Loop',
      problem:
        'The seeding was interrupted. Done, and stays: After. Loop ran outside of a transaction: what it had written stays.',
    });
    expect(await bed.notes()).toEqual(['After', 'Loop', 'Loop 1', 'Loop 2']);
  });

  it.each([{ transaction: 'all' }, { dryRun: true }])('leaves nothing with %j', async (options) => {
    expect(await interrupt({}, options)).toMatchObject({
      seeded: [],
      problem: 'The seeding was interrupted; nothing of it stays.',
    });
    expect(await bed.notes()).toEqual([]);
  });

  it('ends a run to go on after errors, too', async () => {
    expect(await interrupt({}, { continueOnError: true })).toMatchObject({ seeded: ['After'] });
  });

  it('that is aborted already begins nothing', async () => {
    const seeders = await bed.service([After]);
    await expect(seeders.run('After', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: expect.stringMatching(/INTERRUPTED$/),
    });
    expect(await bed.notes()).toEqual([]);
  });
});
