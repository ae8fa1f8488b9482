import { EntityManager, MikroORM } from '@mikro-orm/postgresql';

import {
  Seeder,
  SeederService,
  SeedersFailedError,
  type SeedContext,
  type SeederRunner,
  type SeedOptions,
  type SeedResult,
} from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { fail, note, outline, Seedbed, seeder } from './seedbed.js';

let bed: Seedbed;
beforeAll(async () => void (bed = await Seedbed.open()));
afterAll(() => bed[Symbol.asyncDispose]());
beforeEach(() => bed.lab.query('truncate notes'));

const First = seeder('First');
const Bad = seeder('Bad', {}, fail);
const Bulk = seeder('Bulk', { transaction: false });
const BadBulk = seeder('BadBulk', { transaction: false }, fail);
const Late = seeder('Late', { dependsOn: [Bad] });
const Later = seeder('Later', { dependsOn: [Late] });
const CallsBad = seeder('CallsBad', {}, ({ call }) => call(Bad));
const CallsBulk = seeder('CallsBulk', {}, ({ call }) => call(Bulk));
const BulkCalls = seeder('BulkCalls', { transaction: false }, async ({ call }) => {
  await call(First);
  await call(CallsBad);
});

const ALL = [First, Bad, Bulk, BadBulk, Late, Later, CallsBad, CallsBulk, BulkCalls];

const service = (options: Parameters<Seedbed['service']>[1] = {}) => bed.service(ALL, options);

type Case = [what: string, names: string[], options: SeedOptions, kept: string[], undone: string];

describe('a failure', () => {
  it.each<Case>([
    [
      'each',
      ['First', 'CallsBad'],
      {},
      ['First'],
      'What CallsBad wrote is rolled back; what ran before it stays.',
    ],
    ['all', ['First', 'Bad'], { transaction: 'all' }, [], 'All that the run wrote is rolled back.'],
    [
      'false',
      ['First', 'CallsBad'],
      { transaction: false },
      ['First', 'CallsBad', 'Bad'],
      'It ran outside of a transaction: what it had written stays.',
    ],
    [
      'each, outside by itself',
      ['First', 'BadBulk'],
      {},
      ['First', 'BadBulk'],
      'It ran outside of a transaction: what it had written stays.',
    ],
    [
      'each, called from outside',
      ['BulkCalls'],
      {},
      ['BulkCalls', 'First'],
      'What CallsBad wrote is rolled back; what ran before it stays.',
    ],
    ['a dry run', ['First', 'Bad'], { dryRun: true }, [], 'All that the run wrote is rolled back.'],
  ])('with %s', async (_what, names, options, kept, undone) => {
    const seeders = await service();
    await expect(seeders.run(names, options)).rejects.toMatchObject({
      code: 'SISKIN_SEEDER_FAILED',
      problem: expect.stringMatching(
        new RegExp(`: no such thing\n${undone.replaceAll('.', String.raw`\.`)}$`),
      ),
    });
    expect(await bed.notes()).toEqual(kept);
  });

  it('takes all with it where the option says so, and the run does not', async () => {
    const seeders = await service({ seeders: { transaction: 'all' } });
    await expect(seeders.run(['First', 'Bad'])).rejects.toMatchObject({ undone: { by: 'run' } });
    expect(await bed.notes()).toEqual([]);
    await expect(seeders.run(['First', 'Bad'], { transaction: 'each' })).rejects.toMatchObject({
      undone: { by: 'seeder', seeder: 'Bad' },
    });
    expect(await bed.notes()).toEqual(['First']);
  });
});

describe('a seeder without a transaction', () => {
  it.each<[string, string, SeedOptions]>([
    ['a seeder that has one calls it', 'CallsBulk', {}],
    ['the run is one', 'Bulk', { transaction: 'all' }],
  ])('is refused where %s', async (_what, name, options) => {
    const seeders = await service();
    await expect(seeders.run(['First', name], options)).rejects.toMatchObject({
      seeder: 'Bulk',
      cause: { code: 'SISKIN_SEEDER_TRANSACTION', seeder: 'Bulk' },
    });
    expect(await bed.notes()).toEqual(options.transaction === 'all' ? [] : ['First']);
  });

  it('is refused within a transaction of the caller of the run', async () => {
    const app = await bed.app(ALL);
    const em = app.get(EntityManager).fork();
    const failing = em.transactional(() => app.get(SeederService).run('Bulk'));
    await expect(failing).rejects.toMatchObject({ cause: { code: 'SISKIN_SEEDER_TRANSACTION' } });
    expect(await bed.notes()).toEqual([]);
  });

  it('does not tell its rows; those that it calls have transactions, and do', async () => {
    const Calling = seeder('Calling', { transaction: false }, async ({ call }) => {
      await call(First);
      await call(Bulk);
    });
    const { seeders } = await (await bed.service([Calling, First, Bulk])).run('Calling');
    const rows = [{ table: 'notes', inserted: 1, updated: 0, deleted: 0 }];
    expect(seeders).toEqual([
      {
        seeder: 'Calling',
        durationMs: expect.any(Number),
        calls: [
          { seeder: 'First', durationMs: expect.any(Number), rows, calls: [] },
          { seeder: 'Bulk', durationMs: expect.any(Number), calls: [] },
        ],
      },
    ]);
  });

  it('has an injected EntityManager that writes at once, and one of its own', async () => {
    @Seeder({ transaction: false })
    class Injected implements SeederRunner {
      constructor(
        private readonly em: EntityManager,
        private readonly orm: MikroORM,
      ) {}

      async run(context: SeedContext) {
        await note({ em: this.em }, 'injected');
        await note(context, 'context');
        expect(await bed.notes()).toEqual(['injected', 'context']);
        expect(this.orm.em.isInTransaction()).toBe(false);
        fail();
      }
    }
    await expect((await bed.service([Injected])).run(Injected)).rejects.toMatchObject({
      undone: { by: 'none' },
    });
    expect(await bed.notes()).toEqual(['injected', 'context']);
  });
});

const goOn = async (names: string[], options: SeedOptions = {}) =>
  rejection(
    (await service()).run(names, { continueOnError: true, randomSeed: 5, ...options }),
    SeedersFailedError<SeedResult>,
  );

describe('to go on', () => {
  it('after failures runs what does not depend on them, and fails in the end with its result', async () => {
    const error = await goOn(['Later', 'BadBulk', 'CallsBad', 'First']);
    expect(outline(error.result.seeders)).toBe(
      'Bad-failed Late-dependency Later-dependency BadBulk-failed CallsBad-failed First',
    );
    expect(error).toMatchObject({
      code: 'SISKIN_SEEDERS_FAILED',
      failures: [{ seeder: 'Bad' }, { seeder: 'BadBulk' }, { seeder: 'Bad', callers: ['CallsBad'] }],
      result: { randomSeed: 5, dryRun: false },
      remedy: 'Mend them, then run `nest-cmd db:seed Bad BadBulk CallsBad --random-seed 5`.',
    });
    expect(await bed.notes()).toEqual(['BadBulk', 'First']);
  });

  it('runs again for others what was rolled back with its caller', async () => {
    const Careless = seeder('Careless', {}, async ({ call }) => {
      await call(First);
      await call(Bad).catch(() => {});
      fail();
    });
    const NeedsFirst = seeder('NeedsFirst', { dependsOn: [First] });
    const NeedsBad = seeder('NeedsBad', { dependsOn: [Bad] });
    const seeders = await bed.service([Careless, NeedsFirst, NeedsBad, First, Bad]);
    const names = ['Careless', 'NeedsFirst', 'NeedsBad'];
    const error = await rejection(
      seeders.run(names, { continueOnError: true }),
      SeedersFailedError<SeedResult>,
    );
    expect(outline(error.result.seeders)).toBe(
      'Careless-failed First NeedsFirst Bad-failed NeedsBad-dependency',
    );
    expect(await bed.notes()).toEqual(['First', 'NeedsFirst']);
  });

  it('in a dry run keeps nothing of what went well', async () => {
    const error = await goOn(['First', 'Bad', 'Bulk'], { dryRun: true });
    expect(outline(error.result.seeders)).toBe('First Bad-failed Bulk');
    expect(error.result.rows).toEqual([{ table: 'notes', inserted: 2, updated: 0, deleted: 0 }]);
    expect(await bed.notes()).toEqual([]);
  });

  it('is refused where all is one transaction, by whomever', async () => {
    const expected = { code: 'SISKIN_SEED_OPTIONS', options: ['--transaction all', '--continue-on-error'] };
    const options = { continueOnError: true } as const;
    await expect((await service()).run('First', { ...options, transaction: 'all' })).rejects.toMatchObject(
      expected,
    );
    const strict = await service({ seeders: { transaction: 'all' } });
    await expect(strict.run('First', options)).rejects.toMatchObject(expected);
    await expect(strict.ensurePermitted('First', options)).rejects.toMatchObject(expected);
    expect(await bed.notes()).toEqual([]);
  });
});

describe('a dry run', () => {
  it('leaves nothing but the numbers that sequences have given', async () => {
    const before = await bed.lab.query('select last_value::int as n from notes_id_seq');
    const { dryRun, seeders, rows } = await (await service()).run(['First', 'Bulk'], { dryRun: true });
    expect({ dryRun, outline: outline(seeders), rows }).toEqual({
      dryRun: true,
      outline: 'First Bulk',
      rows: [{ table: 'notes', inserted: 2, updated: 0, deleted: 0 }],
    });
    expect(await bed.notes()).toEqual([]);
    const after = await bed.lab.query('select last_value::int as n from notes_id_seq');
    expect(Number(after[0]?.['n'])).toBe(Number(before[0]?.['n']) + 2);
  });

  it('keeps what seeders that a seeder has the service run write, out of the database, too', async () => {
    const Nested = seeder('Nested');
    @Seeder()
    class Outer implements SeederRunner {
      constructor(private readonly seeders: SeederService) {}

      async run() {
        const { seeders } = await this.seeders.run(Nested);
        expect(outline(seeders)).toBe('Nested');
      }
    }
    const seeders = await bed.service([Outer, Nested]);
    await seeders.run(Outer, { dryRun: true });
    expect(await bed.notes()).toEqual([]);
    await seeders.run(Outer);
    expect(await bed.notes()).toEqual(['Nested']);
  });
});

describe('a transaction of the caller', () => {
  it.each<SeedOptions>([{}, { transaction: 'all' }, { transaction: false }])(
    'holds all with %j',
    async (options) => {
      const app = await bed.app(ALL);
      const run = (name: string) => app.get(SeederService).run(['First', name], options);
      const em = app.get(EntityManager).fork();
      const failing = em.transactional(async () => {
        await run('CallsBad').catch(() => {});
        fail();
      });
      await expect(failing).rejects.toThrow('no such thing');
      expect(await bed.notes()).toEqual([]);
      await em.transactional(async () => void (await run('CallsBad').catch(() => {})));
      expect(await bed.notes()).toEqual(options.transaction === 'all' ? [] : ['First']);
    },
  );
});
