import { MikroORM } from '@mikro-orm/postgresql';
import { Test, type TestingModule } from '@nestjs/testing';

import {
  DatabaseService,
  DeclinedError,
  DestructiveProhibitedError,
  MigrationService,
  ProductionGuardError,
  Seeder,
  SeederService,
  SiskinModule,
  type DestructiveAct,
  type DestructiveOptions,
  type DoomedDatabase,
  type SeederRunner,
} from '../../src/index.js';
import { inEnvironment } from '../fixtures/environment.js';
import { Lab, orm, rejection } from '../fixtures/lab.js';
import { Role } from '../migrations/faults/role.fixture.js';
import { history } from '../migrations/history.fixture.js';

const seeded: string[] = [];

@Seeder()
class DatabaseSeeder implements SeederRunner {
  run() {
    seeded.push('database');
  }
}

@Seeder({ environments: ['production', 'test', 'development'] })
class CountrySeeder implements SeederRunner {
  run() {
    seeded.push('countries');
  }
}

@Seeder({ environments: ['production'], dependsOn: [DatabaseSeeder] })
class DemandingSeeder implements SeederRunner {
  run() {
    seeded.push('demanding');
  }
}

let lab: Lab;
let app: TestingModule;
let migrations: MigrationService;
let folder: string;

async function boot(prohibitDestructive = false): Promise<TestingModule> {
  const module = await Test.createTestingModule({
    imports: [
      orm(lab.database.url),
      SiskinModule.forRoot({ migrations: { paths: [folder] }, prohibitDestructive }),
    ],
    providers: [DatabaseSeeder, CountrySeeder, DemandingSeeder],
  }).compile();
  return module.init();
}

beforeEach(async () => {
  seeded.splice(0);
  lab = await Lab.open();
  folder = await lab.folder(history);
  app = await boot();
  migrations = app.get(MigrationService);
  await migrations.migrate();
});
afterEach(async () => {
  await app.close();
  await lab.close();
});

const record = (environment: string) =>
  lab.query(`update siskin_migrations_meta set environment = '${environment}'`);
const APPLIED = ['users in 1', 'posts in 1', 'tags in 1'];

/** Every destructive verb, and what is left of the ledger once it is done. */
const VERBS: {
  verb: string;
  command: string;
  run: (options: DestructiveOptions, from?: TestingModule) => Promise<unknown>;
  left: string[];
}[] = [
  {
    verb: 'rollback',
    command: 'nest-cmd db:rollback --step 1',
    run: (options, from = app) => from.get(MigrationService).rollback({ step: 1, ...options }),
    left: ['users in 1', 'posts in 1'],
  },
  {
    verb: 'reset',
    command: 'nest-cmd db:reset',
    run: (options, from = app) => from.get(MigrationService).reset(options),
    left: [],
  },
  {
    verb: 'refresh',
    command: 'nest-cmd db:refresh --step 1',
    run: (options, from = app) => from.get(MigrationService).refresh({ step: 1, ...options }),
    left: ['users in 1', 'posts in 1', 'tags in 2'],
  },
  {
    verb: 'stamp --purge',
    command: 'nest-cmd db:stamp users --purge',
    run: (options, from = app) => from.get(MigrationService).stamp('users', { purge: true, ...options }),
    left: ['users in 1'],
  },
  {
    verb: 'seed',
    command: 'nest-cmd db:seed DatabaseSeeder',
    run: (options, from = app) => from.get(SeederService).run(undefined, options),
    left: APPLIED,
  },
];

describe.each(VERBS)('$verb', ({ verb, command, run, left }) => {
  const isDone = async () =>
    verb === 'seed' ? seeded.length > 0 : (await lab.applied()).join() !== APPLIED.join();

  it('goes on outside production without a word', async () => {
    await run({ confirm: () => Promise.reject(new Error('It asked.')) });
    expect(await isDone()).toBe(true);
    expect(await lab.applied()).toEqual(left);
  });

  it('is refused where NODE_ENV says production', async () => {
    const error = await inEnvironment('production', () => rejection(run({}), ProductionGuardError));
    const { name: database } = lab.database;
    expect(error).toMatchObject({
      code: 'SISKIN_PRODUCTION_GUARD',
      verb,
      command,
      environment: 'production',
      source: 'NODE_ENV',
      address: { database },
      remedy: `If you mean it: ${command} --force`,
    });
    expect(error.problem).toMatch(
      /^The database \S+ at \S+:\d+ is production: NODE_ENV says so\. Nothing was done\.$/,
    );
    expect(await isDone()).toBe(false);
  });

  it('is refused where the database says production, whatever NODE_ENV does', async () => {
    await record('production');
    const error = await inEnvironment('development', () => rejection(run({}), ProductionGuardError));
    expect(error).toMatchObject({ verb, command, source: 'database' });
    expect(error.problem).toContain('is production: a run in production has recorded that in it.');
    expect(await isDone()).toBe(false);
  });

  it.each(['production', 'staging'])('can be forced where %s is recorded', async (environment) => {
    await record(environment);
    await run({ force: true, confirm: () => Promise.reject(new Error('It asked.')) });
    expect(await isDone()).toBe(true);
    expect(await lab.applied()).toEqual(left);
  });

  it('asks, and does what is agreed to', async () => {
    await record('production');
    const asked: DestructiveAct[] = [];
    const answer = (yes: boolean) => async (act: DestructiveAct) => {
      // The lock is not taken by then.
      expect(await migrations.lockHolder()).toBeUndefined();
      asked.push(act);
      return yes;
    };
    const error = await rejection(run({ confirm: answer(false) }), DeclinedError);
    expect(error).toMatchObject({ code: 'SISKIN_DECLINED', verb });
    expect(error.problem).toBe(`db:${verb} was not agreed to. Nothing was done.`);
    expect(await isDone()).toBe(false);
    await run({ confirm: answer(true) });
    expect(await isDone()).toBe(true);
    expect(await lab.applied()).toEqual(left);
    const { name: database } = lab.database;
    const act = { verb, command, environment: 'production', source: 'database' };
    expect(asked).toEqual([
      { ...act, address: expect.objectContaining({ database }) },
      { ...act, address: expect.objectContaining({ database }) },
    ]);
  });

  it('is ruled out by an option, force or not', async () => {
    const strict = await boot(true);
    const error = await rejection(run({ force: true }, strict), DestructiveProhibitedError);
    expect(error).toMatchObject({ code: 'SISKIN_DESTRUCTIVE_PROHIBITED', verb });
    expect(await isDone()).toBe(false);
    await strict.close();
  });
});

describe('what is not destructive', () => {
  it('goes on in production: to stamp without a purge, to migrate', async () => {
    await record('production');
    await migrations.stamp('posts');
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1']);
    await lab.query('drop table tags');
    await inEnvironment('production', () => migrations.migrate());
    expect(await lab.applied()).toHaveLength(3);
  });

  it('is to run a seeder that says that it is for production', async () => {
    const seeders = app.get(SeederService);
    await record('production');
    await inEnvironment('production', () => seeders.run(CountrySeeder));
    expect(seeded).toEqual(['countries']);
    const strict = await boot(true);
    await strict.get(SeederService).run('CountrySeeder');
    expect(seeded).toEqual(['countries', 'countries']);
    await strict.close();
  });

  it('is not to run one together with others that do not', async () => {
    const seeders = app.get(SeederService);
    await record('production');
    await rejection(seeders.run([CountrySeeder, DatabaseSeeder]), ProductionGuardError);
    const error = await rejection(seeders.run(DemandingSeeder), ProductionGuardError);
    expect(error.command).toBe('nest-cmd db:seed DemandingSeeder');
    expect(seeded).toEqual([]);
  });
});

describe('the recorded environment', () => {
  it('is found in the schema of the ledger, and no other', async () => {
    await lab.query('create schema ops');
    const other = await lab.on([folder], { schema: 'ops' });
    await record('production');
    expect(await other.rollback()).toEqual({ steps: [] });
    await lab.query(`update ops.siskin_migrations_meta set environment = 'production'`);
    await rejection(other.rollback(), ProductionGuardError);
  });

  it('does not stand in the way of a role that may not read it', async () => {
    await record('production');
    const { user } = app.get(DatabaseService).address;
    expect(user).not.toBe('');
    await using role = await Role.create(lab);
    await lab.query(`grant usage on schema public to ${role.quoted}`);
    const reader = await Test.createTestingModule({
      imports: [orm(role.url), SiskinModule.forRoot()],
      providers: [DatabaseSeeder],
    }).compile();
    await reader.init();
    await reader.get(SeederService).run();
    expect(seeded).toEqual(['database']);
    await reader.get(MikroORM).close();
    await reader.close();
  });

  it('outlives the ledger', async () => {
    await record('production');
    await lab.query('drop table siskin_migrations');
    await rejection(migrations.rollback(), ProductionGuardError);
    await lab.query('drop table users, posts, tags');
    await migrations.migrate();
    expect(await lab.query('select environment from siskin_migrations_meta')).toEqual([
      { environment: 'production' },
    ]);
  });
});

const refuseProduction = async ({ production }: DoomedDatabase) => production !== 'database';

describe('dropping the database', () => {
  it('is guarded, too', async () => {
    await record('production');
    const service = app.get(DatabaseService);
    expect(await rejection(service.drop(), ProductionGuardError)).toMatchObject({
      verb: 'drop',
      source: 'database',
      remedy: expect.stringContaining('nest-cmd db:drop --force\n'),
    });
    expect(await service.drop({ confirm: refuseProduction })).toBe('kept');
    const strict = await boot(true);
    await rejection(strict.get(DatabaseService).drop({ force: true }), DestructiveProhibitedError);
    await strict.close();
    expect(await lab.applied()).toEqual(APPLIED);
  });
});
