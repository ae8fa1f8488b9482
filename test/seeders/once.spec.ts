import { MikroOrmModule } from '@mikro-orm/nestjs';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';

import {
  Seeder,
  SeederFailedError,
  SeederNotOnceError,
  SeederRecordedError,
  SeederService,
  SeedRecordsAccessError,
  SiskinModule,
  UnknownSeederError,
  type SeedContext,
  type SeederEvent,
  type SeederRunner,
} from '../../src/index.js';
import { SeederExplorer } from '../../src/seeders/index.js';
import { SISKIN_OPTIONS } from '../../src/siskin.constants.js';
import { resolveOptions, type MigrationOptions } from '../../src/siskin.options.js';
import { entities, TagFactory, TagSchema, type Tag } from '../factories/blog.js';
import { createTestingApp, type TestingApp } from '../factories/testing-app.js';
import { rejection } from '../fixtures/lab.js';

/** What the seeders are to do, beside to write. */
@Injectable()
class Wishes {
  fail = false;
  inside: ((context: SeedContext) => Promise<void>) | undefined;
}

@Seeder({ once: true })
class TagSeeder implements SeederRunner {
  async run({ em }: SeedContext) {
    await em.insert(TagSchema, { label: 'once' });
  }
}

@Seeder({ once: true })
class WishedSeeder implements SeederRunner {
  constructor(private readonly wishes: Wishes) {}

  async run(context: SeedContext) {
    await context.em.insert(TagSchema, { label: 'wished' });
    await this.wishes.inside?.(context);
    if (this.wishes.fail) {
      throw new Error('as wished');
    }
  }
}

@Seeder({ once: true, transaction: false })
class OutsideSeeder implements SeederRunner {
  constructor(private readonly wishes: Wishes) {}

  async run({ em }: SeedContext) {
    await em.insert(TagSchema, { label: 'outside' });
    if (this.wishes.fail) {
      throw new Error('as wished');
    }
  }
}

@Seeder()
class CallingSeeder implements SeederRunner {
  constructor(private readonly wishes: Wishes) {}

  async run({ call, factories }: SeedContext) {
    await factories.get(TagFactory).create();
    await call(TagSeeder);
    await call(TagSeeder);
    if (this.wishes.fail) {
      throw new Error('as wished');
    }
  }
}

@Seeder()
class CallingAgainSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call('TagSeeder');
  }
}

@Seeder({ once: true, environments: ['staging'] })
class StagingSeeder implements SeederRunner {
  run() {}
}

const providers = [
  SeederExplorer,
  SeederService,
  Wishes,
  TagFactory,
  TagSeeder,
  WishedSeeder,
  OutsideSeeder,
  CallingSeeder,
  CallingAgainSeeder,
  StagingSeeder,
];

let testing: TestingApp;
let seeders: SeederService;
let wishes: Wishes;
const open = async (migrations: MigrationOptions = {}) => {
  const options = { provide: SISKIN_OPTIONS, useValue: resolveOptions({ migrations }) };
  testing = await createTestingApp({ providers: [...providers, options] });
  seeders = testing.app.get(SeederService);
  wishes = testing.app.get(Wishes);
};
afterEach(() => testing.close());

const execute = async (sql: string): Promise<Record<string, unknown>[]> => testing.orm.em.fork().execute(sql);
const labels = async () =>
  (await testing.orm.em.fork().findAll(TagSchema, { orderBy: { id: 'asc' } })).map(({ label }: Tag) => label);
const recorded = async (table = 'siskin_seeds') =>
  (await execute(`select seeder from ${table} order by seeder`)).map(({ seeder }) => seeder);
const tableOf = async (table: string) =>
  (await execute(`select to_regclass('${table}')::text as name`))[0]?.['name'] ?? null;
const quoted = (name = '') => `"${name.replaceAll('"', '""')}"`;
const randomSeeds = async () =>
  (await execute('select random_seed::int as n from siskin_seeds order by seeder')).map(({ n }) => n);
const skipped = (seeder: string) => ({ seeder, durationMs: 0, skipped: 'once', calls: [] });

describe('a seeder that runs once', () => {
  beforeEach(() => open());

  it('runs once, and is recorded with what it ran as', async () => {
    const first = await seeders.run(TagSeeder, { randomSeed: 42 });
    expect(first.seeders).toEqual([
      {
        seeder: 'TagSeeder',
        durationMs: expect.any(Number),
        rows: [{ table: 'tag', inserted: 1, updated: 0, deleted: 0 }],
        calls: [],
      },
    ]);
    expect(await execute('select * from siskin_seeds')).toEqual([
      {
        seeder: 'TagSeeder',
        checksum: expect.stringMatching(/^[\da-f]{64}$/),
        random_seed: '42',
        ran_at: expect.any(String),
        duration_ms: expect.any(Number),
        ran_by: expect.stringContaining('@'),
      },
    ]);

    const told: SeederEvent[] = [];
    const second = await seeders.run(TagSeeder, { onProgress: (event) => told.push(event) });
    expect(second.seeders).toEqual([skipped('TagSeeder')]);
    expect(told.slice(1)).toEqual([{ type: 'skipped', seeder: 'TagSeeder', depth: 0, reason: 'once' }]);
    expect(await labels()).toEqual(['once']);
  });

  it('is skipped and recorded where others call it, and its record is no row of theirs', async () => {
    const { seeders: reports } = await seeders.run(CallingSeeder);
    expect(reports).toMatchObject([
      {
        seeder: 'CallingSeeder',
        rows: [{ table: 'tag', inserted: 1 }],
        calls: [{ seeder: 'TagSeeder', rows: [{ table: 'tag', inserted: 1 }] }, skipped('TagSeeder')],
      },
    ]);
    expect(await recorded()).toEqual(['TagSeeder']);
    expect((await seeders.run(CallingAgainSeeder)).seeders).toMatchObject([
      { seeder: 'CallingAgainSeeder', calls: [skipped('TagSeeder')] },
    ]);
  });

  it('is not recorded where it fails, nor where what called it does', async () => {
    wishes.fail = true;
    await rejection(seeders.run(WishedSeeder), SeederFailedError);
    await rejection(seeders.run(CallingSeeder), SeederFailedError);
    expect([await labels(), await recorded()]).toEqual([[], []]);

    wishes.fail = false;
    await seeders.run([WishedSeeder, CallingSeeder]);
    expect(await recorded()).toEqual(['TagSeeder', 'WishedSeeder']);
  });

  it('runs in a run that goes on after its caller has failed', async () => {
    wishes.fail = true;
    const run = seeders.run([CallingSeeder, CallingAgainSeeder], { continueOnError: true });
    await expect(run).rejects.toMatchObject({ code: 'SISKIN_SEEDERS_FAILED' });
    expect([await labels(), await recorded()]).toEqual([['once'], ['TagSeeder']]);
  });

  it('is recorded outside of a transaction, too, unless it fails', async () => {
    wishes.fail = true;
    await rejection(seeders.run(OutsideSeeder), SeederFailedError);
    expect([await labels(), await recorded()]).toEqual([['outside'], []]);

    await execute('delete from tag');
    wishes.fail = false;
    await seeders.run(OutsideSeeder);
    expect((await seeders.run(OutsideSeeder)).seeders).toEqual([skipped('OutsideSeeder')]);
    expect(await labels()).toEqual(['outside']);
  });

  it('is as if it had not run after a run that was one transaction and has failed', async () => {
    wishes.fail = true;
    await rejection(seeders.run([TagSeeder, WishedSeeder], { transaction: 'all' }), SeederFailedError);
    expect([await labels(), await recorded()]).toEqual([[], []]);
  });

  it('leaves nothing in a dry run, in which it runs once as well', async () => {
    const { seeders: reports } = await seeders.run(CallingSeeder, { dryRun: true });
    expect(reports[0]?.calls.map((call) => call.skipped)).toEqual([undefined, 'once']);
    expect([await labels(), await tableOf('siskin_seeds')]).toEqual([[], null]);

    await seeders.run(TagSeeder);
    const { seeders: skip } = await seeders.run(TagSeeder, { dryRun: true });
    expect(skip).toEqual([skipped('TagSeeder')]);
  });

  it('is not recorded where it is not for the environment, or is left out', async () => {
    await seeders.run([StagingSeeder, TagSeeder, WishedSeeder], {
      environment: 'test',
      except: TagSeeder,
    });
    expect(await recorded()).toEqual(['WishedSeeder']);
  });

  it('is skipped though it has changed since, which is said', async () => {
    await seeders.run(TagSeeder);
    await execute(`update siskin_seeds set checksum = 'another'`);
    const told: SeederEvent[] = [];
    const { seeders: reports } = await seeders.run(TagSeeder, { onProgress: (event) => told.push(event) });
    expect(reports).toEqual([{ ...skipped('TagSeeder'), changed: true }]);
    expect(told.at(-1)).toEqual({
      type: 'skipped',
      seeder: 'TagSeeder',
      depth: 0,
      reason: 'once',
      changed: true,
    });
    expect(await labels()).toEqual(['once']);
  });

  it('knows what a seeder has run through the service', async () => {
    wishes.inside = async ({ call }) => {
      await seeders.run(TagSeeder);
      await call(TagSeeder);
    };
    const { seeders: reports } = await seeders.run(WishedSeeder);
    expect(reports[0]?.calls).toEqual([skipped('TagSeeder')]);
    expect(await labels()).toEqual(['wished', 'once']);
  });

  it('is one of the transaction of a caller of the service', async () => {
    const run = testing.orm.em.fork().transactional(async () => {
      await seeders.run(TagSeeder);
      expect((await seeders.run(TagSeeder)).seeders).toEqual([skipped('TagSeeder')]);
      throw new Error('rolled back');
    });
    await expect(run).rejects.toThrow('rolled back');
    expect([await labels(), await recorded()]).toEqual([[], []]);
  });

  it('fails and is rolled back where another transaction has recorded it meanwhile', async () => {
    await seeders.run(StagingSeeder, { environment: 'staging' });
    wishes.inside = async () => {
      await testing.orm.em.getConnection().execute(
        `insert into siskin_seeds (seeder, checksum, random_seed, duration_ms, ran_by)
           values ('WishedSeeder', '', 1, 1, 'somebody')`,
      );
    };
    const failed = await rejection(seeders.run(WishedSeeder), SeederFailedError);
    expect(failed.cause).toBeInstanceOf(SeederRecordedError);
    expect(failed.message).toContain(
      'The seeder WishedSeeder runs once, and another run has recorded it meanwhile.',
    );
    expect([await labels(), await recorded()]).toEqual([[], ['StagingSeeder', 'WishedSeeder']]);
  });

  it('runs once where twenty runs begin at once', async () => {
    const runs = await Promise.all(Array.from({ length: 20 }, () => seeders.run([TagSeeder, WishedSeeder])));
    const done = runs.flatMap((run) => run.seeders).filter((report) => report.skipped === undefined);
    expect(done.map(({ seeder }) => seeder)).toEqual(['TagSeeder', 'WishedSeeder']);
    expect([await labels(), await recorded()]).toEqual([
      ['once', 'wished'],
      ['TagSeeder', 'WishedSeeder'],
    ]);
  });
});

describe('rerun', () => {
  beforeEach(async () => {
    await open();
    await seeders.run([TagSeeder, WishedSeeder], { randomSeed: 1 });
    await execute('delete from tag');
  });

  it('runs it again, and replaces its record', async () => {
    await seeders.run(undefined, { rerun: TagSeeder, randomSeed: 2 });
    expect([await labels(), await randomSeeds()]).toEqual([['once'], [2, 1]]);
    expect((await seeders.run(TagSeeder)).seeders).toEqual([skipped('TagSeeder')]);
  });

  it('runs it again once where others call it', async () => {
    const { seeders: reports } = await seeders.run([CallingSeeder, WishedSeeder], {
      rerun: 'TagSeeder',
      randomSeed: 2,
    });
    expect(reports.map(({ seeder, skipped: why }) => [seeder, why])).toEqual([
      ['CallingSeeder', undefined],
      ['WishedSeeder', 'once'],
    ]);
    expect([await labels(), await randomSeeds()]).toEqual([
      ['tag 1', 'once'],
      [2, 1],
    ]);
  });

  it('runs it beside those that are named', async () => {
    await seeders.run(WishedSeeder, { rerun: [TagSeeder], randomSeed: 2 });
    expect([await labels(), await randomSeeds()]).toEqual([['once'], [2, 1]]);
  });

  it('keeps the record where it fails', async () => {
    wishes.fail = true;
    const failed = await rejection(
      seeders.run(undefined, { rerun: WishedSeeder, randomSeed: 2 }),
      SeederFailedError,
    );
    expect(failed.remedy).toBe('Mend it, then run `nest-cmd db:seed --rerun WishedSeeder --random-seed 2`.');
    expect([await labels(), await randomSeeds()]).toEqual([[], [1, 1]]);
  });

  it('is for seeders that run once', async () => {
    const refused = await rejection(seeders.run(undefined, { rerun: CallingSeeder }), SeederNotOnceError);
    expect(refused.message).toBe(
      'The seeder CallingSeeder is to run again, but it is not declared with `once: true`: it runs whenever it is named.\n' +
        'Run it with `nest-cmd db:seed CallingSeeder`, or declare it with `@Seeder({ once: true })`.',
    );
    await rejection(seeders.run(undefined, { rerun: 'TagSeder' }), UnknownSeederError);
  });
});

describe('status', () => {
  const never = { ranAt: null, durationMs: null, ranBy: null, randomSeed: null };
  const known = {
    ranAt: expect.any(Date),
    durationMs: expect.any(Number),
    ranBy: expect.stringContaining('@'),
    randomSeed: 42,
  };

  it('says of each what is known, and needs no table', async () => {
    await open();
    expect(await seeders.status()).toEqual(
      ['TagSeeder', 'WishedSeeder', 'OutsideSeeder', 'StagingSeeder'].map((name) => ({
        name,
        state: 'pending',
        ...never,
      })),
    );
    expect(await tableOf('siskin_seeds')).toBeNull();

    await seeders.run([TagSeeder, WishedSeeder, OutsideSeeder], { randomSeed: 42 });
    await execute(`update siskin_seeds set checksum = 'another' where seeder = 'WishedSeeder';
      update siskin_seeds set seeder = 'GoneSeeder' where seeder = 'OutsideSeeder'`);
    expect(await seeders.status()).toEqual([
      { name: 'TagSeeder', state: 'ran', ...known },
      { name: 'WishedSeeder', state: 'changed', ...known },
      { name: 'OutsideSeeder', state: 'pending', ...never },
      { name: 'StagingSeeder', state: 'pending', ...never },
      { name: 'GoneSeeder', state: 'missing', ...known },
    ]);
  });

  it('takes no lock', async () => {
    await open();
    wishes.inside = async () => {
      expect((await seeders.status()).find(({ name }) => name === 'WishedSeeder')?.state).toBe('pending');
    };
    await seeders.run(WishedSeeder);
    expect.assertions(1);
  });
});

it('is said of it in the list', async () => {
  await open();
  expect((await seeders.list()).find(({ name }) => name === 'TagSeeder')).toEqual({
    name: 'TagSeeder',
    dependsOn: [],
    once: true,
  });
});

describe('the table', () => {
  it.each([
    [{ table: 'app_migrations' }, 'public.app_seeds'],
    [{ table: 'ledger', schema: 'Siskin "s"?' }, `"Siskin ""s""?".ledger_seeds`],
  ])('lies beside the ledger: %j', async (migrations, table) => {
    await open(migrations);
    await seeders.run([TagSeeder, WishedSeeder]);
    expect((await seeders.run([TagSeeder])).seeders).toEqual([skipped('TagSeeder')]);
    expect(await recorded(table)).toEqual(['TagSeeder', 'WishedSeeder']);
    expect((await seeders.status()).slice(0, 2).map(({ state }) => state)).toEqual(['ran', 'ran']);
  });

  it('is that of the role of the migrations, which writes the records for a login that may not', async () => {
    await open();
    const { clientUrl } = testing.orm.config.getAll();
    const url = new URL(String(clientUrl));
    const [owner, login] = ['The "owner"', 'login'].map((name) => `${name} ${url.pathname}`);
    await execute(`create role ${quoted(owner)}; create role ${quoted(login)} noinherit login password 'pw';
      grant ${quoted(owner)} to ${quoted(login)}; grant create, usage on schema public to ${quoted(owner)};
      grant usage on schema public to ${quoted(login)};
      grant select, insert on tag to ${quoted(login)}; grant usage on all sequences in schema public to ${quoted(login)}`);
    [url.username, url.password] = [login ?? '', 'pw'];

    try {
      await using other = await anotherApp(url.href, { role: owner });
      const insiders: unknown[] = [];
      other.wishes.inside = async ({ em, call }) => {
        await call(TagSeeder);
        insiders.push(...(await em.execute('select current_user::text as name')));
      };
      await other.seeders.run(WishedSeeder);
      await other.seeders.run(OutsideSeeder);
      expect((await other.seeders.run(OutsideSeeder)).seeders).toEqual([skipped('OutsideSeeder')]);
      expect(insiders).toEqual([{ name: login }]);
      expect(await recorded()).toEqual(['OutsideSeeder', 'TagSeeder', 'WishedSeeder']);
      expect((await other.seeders.status()).map(({ state }) => state)).toEqual([
        'ran',
        'ran',
        'ran',
        'pending',
      ]);
      expect(
        await execute(
          `select pg_get_userbyid(relowner) as owner from pg_class where relname = 'siskin_seeds'`,
        ),
      ).toEqual([{ owner }]);

      await using bare = await anotherApp(url.href, {});
      const refused = await rejection(bare.seeders.run(TagSeeder), SeedRecordsAccessError);
      expect(refused.message).toContain(
        'The seeders that run once are recorded in "public"."siskin_seeds", to which there is no right: permission denied',
      );
    } finally {
      await execute(
        `drop owned by ${quoted(owner)}, ${quoted(login)}; drop role ${quoted(owner)}, ${quoted(login)}`,
      );
    }
  });
});

/** An application that logs in otherwise to the same database. */
async function anotherApp(clientUrl: string, migrations: MigrationOptions) {
  const app = await Test.createTestingModule({
    imports: [
      MikroOrmModule.forRoot({ driver: PostgreSqlDriver, clientUrl, entities }),
      SiskinModule.forRoot({ migrations }),
    ],
    providers: [Wishes, TagFactory, TagSeeder, WishedSeeder, OutsideSeeder, CallingSeeder, StagingSeeder],
  }).compile();
  await app.init();
  return {
    seeders: app.get(SeederService),
    wishes: app.get(Wishes),
    [Symbol.asyncDispose]: () => app.close(),
  };
}
