import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM } from '@mikro-orm/core';
import { PostgreSqlDriver } from '@mikro-orm/postgresql';
import { Global, Injectable, Module, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';

import {
  FactoryRegistry,
  getMigrationServiceToken,
  InvalidOptionsError,
  MigrationService,
  PendingMigrationsError,
  SeederService,
  SiskinModule,
  UnknownAppliedRevisionError,
  UnsupportedDriverError,
  type BootstrapMode,
  type SiskinOptions,
} from '../../src/index.js';
import { lockKey } from '../../src/migrations/execution/advisory-lock.js';
import { SISKIN_COMMAND_LINE } from '../../src/siskin.constants.js';
import { Lab, orm, rejection } from '../fixtures/lab.js';
import { history, users } from '../migrations/history.fixture.js';

let lab: Lab;
let folder: string;
const apps: TestingModule[] = [];

beforeEach(async () => {
  lab = await Lab.open();
  folder = await lab.folder(history);
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await lab.close();
});

const optionsOf = (onBootstrap: BootstrapMode = 'off'): SiskinOptions => ({
  migrations: { paths: [folder], onBootstrap },
});

async function compile(imports: ModuleMetadata['imports'] = []): Promise<TestingModule> {
  const app = await Test.createTestingModule({ imports }).compile();
  apps.push(app);
  return app;
}

/** Boots an application on the test's database. */
async function boot(imports: ModuleMetadata['imports']): Promise<TestingModule> {
  const app = await compile([orm(lab.database.url), ...(imports ?? [])]);
  return app.init();
}

function start(mode: BootstrapMode): Promise<TestingModule> {
  return boot([SiskinModule.forRoot(optionsOf(mode))]);
}

function named(contextName: string, clientUrl: string) {
  return MikroOrmModule.forRoot({
    contextName,
    driver: PostgreSqlDriver,
    clientUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    registerRequestContext: false,
  });
}

@Injectable()
class Settings {
  readonly folder = folder;
}

@Module({ providers: [Settings], exports: [Settings] })
class SettingsModule {}

@Injectable()
class SiskinSettings {
  create(): SiskinOptions {
    return optionsOf();
  }
}

@Injectable()
class Consumer {
  constructor(readonly migrations: MigrationService) {}
}

@Module({ providers: [Consumer] })
class ConsumerModule {}

describe('SiskinModule', () => {
  const forms = {
    forRoot: () => SiskinModule.forRoot(optionsOf()),
    'forRootAsync with a factory': () =>
      SiskinModule.forRootAsync({
        imports: [SettingsModule],
        inject: [Settings],
        useFactory: async (settings: Settings) => ({ migrations: { paths: [settings.folder] } }),
      }),
    'forRootAsync with a class': () => SiskinModule.forRootAsync({ useClass: SiskinSettings }),
  };

  it.each(Object.entries(forms))('registers its services by %s', async (_form, module) => {
    const app = await boot([module()]);
    expect(await app.get(MigrationService).status()).toMatchObject({ pending: 3 });
    expect(app.get(SeederService)).toBeInstanceOf(SeederService);
    expect(app.get(FactoryRegistry)).toBeInstanceOf(FactoryRegistry);
  });

  it('lets its services be injected everywhere', async () => {
    const app = await boot([SiskinModule.forRoot(optionsOf()), ConsumerModule]);
    expect(app.get(Consumer, { strict: false }).migrations).toBe(app.get(MigrationService));
  });

  it('keeps them to its importers where it is not global', async () => {
    const options = { ...optionsOf(), isGlobal: false };
    await expect(boot([SiskinModule.forRoot(options), ConsumerModule])).rejects.toThrow(/MigrationService/);
    await expect(boot([SiskinModule.forRoot(options)])).resolves.toBeDefined();
  });

  it('works on the MikroORM of the context that is named', async () => {
    await using other = await Lab.open();
    const app = await compile([
      named('first', other.database.url),
      named('second', lab.database.url),
      SiskinModule.forRoot({ ...optionsOf(), contextName: 'second' }),
    ]);
    await app.init();
    await app.get<MigrationService>(getMigrationServiceToken('second')).migrate();

    expect(await lab.tables()).toEqual(['posts', 'tags', 'users']);
    expect(await other.tables()).toEqual([]);
  });

  it('reports all faults of the options together', async () => {
    const wrong = { migrations: { table: '', lockWait: -1 }, seeders: { path: '' } };
    const expected = {
      faults: [{ key: 'migrations.table' }, { key: 'migrations.lockWait' }, { key: 'seeders.path' }],
    };
    for (const module of [
      SiskinModule.forRoot(wrong),
      SiskinModule.forRootAsync({ useFactory: async () => wrong }),
    ]) {
      expect(await rejection(boot([module]), InvalidOptionsError)).toMatchObject(expected);
    }
  });

  it('refuses another driver than that of PostgreSQL', async () => {
    class SqliteDriver {}

    @Global()
    @Module({
      providers: [{ provide: MikroORM, useValue: { driver: new SqliteDriver() } }],
      exports: [MikroORM],
    })
    class OtherOrmModule {}

    const app = await compile([OtherOrmModule, SiskinModule.forRoot(optionsOf())]);
    const error = await rejection(app.get(MigrationService).migrate(), UnsupportedDriverError);
    expect(error).toMatchObject({ driver: 'SqliteDriver' });
  });
});

describe('onBootstrap', () => {
  it("'off' changes nothing", async () => {
    await start('off');
    expect(await lab.tables()).toEqual([]);
    expect(await lab.query(`select to_regclass('siskin_migrations') as ledger`)).toEqual([{ ledger: null }]);
  });

  it("'migrate' applies what is pending, once for replicas that boot at the same time", async () => {
    await Promise.all([start('migrate'), start('migrate'), start('migrate')]);
    expect(await lab.applied()).toEqual(['users in 1', 'posts in 1', 'tags in 1']);
  });

  it("'migrate' waits for nobody where nothing is pending", async () => {
    await start('migrate');
    await lab.during(`select pg_advisory_lock(${lockKey({ table: 'siskin_migrations' })})`, async () => {
      // It would fail after a minute, as the option lockWait says.
      await expect(start('migrate')).resolves.toBeDefined();
    });
    expect(await lab.applied()).toHaveLength(3);
  });

  it("'migrate' stops the application where a migration fails", async () => {
    folder = await lab.folder({
      '1_users': users,
      '2_fails': {
        up(op) {
          op.sql('select nope');
        },
      },
    });
    await expect(start('migrate')).rejects.toMatchObject({ name: 'MigrationFailedError' });
    expect(await lab.applied()).toEqual(['users in 1']);
  });

  it("'check' starts where the database is at the heads, and changes nothing", async () => {
    expect(await rejection(start('check'), PendingMigrationsError)).toMatchObject({
      revisions: ['users', 'posts', 'tags'],
    });
    expect(await lab.tables()).toEqual([]);
    await start('migrate');
    await expect(start('check')).resolves.toBeDefined();
  });

  it("'check' refuses a database that is newer than the code", async () => {
    await start('migrate');
    folder = await lab.folder({ '1_users': users });
    expect(await rejection(start('check'), UnknownAppliedRevisionError)).toMatchObject({
      revisions: ['posts', 'tags'],
    });
  });

  it("'check' refuses what is applied by half, and 'migrate' goes on with it", async () => {
    folder = await lab.folder({
      '1_users': users,
      '2_half': {
        revision: 'half',
        transaction: false,
        up(op) {
          op.sql('create table half ()');
          op.sql('select * from gate');
        },
      },
    });
    await expect(start('migrate')).rejects.toMatchObject({ name: 'MigrationFailedError' });
    expect(await rejection(start('check'), PendingMigrationsError)).toMatchObject({ revisions: ['half'] });
    await lab.query('create table gate ()');
    await start('migrate');
    expect(await lab.applied()).toEqual(['users in 1', 'half in 1']);
    await expect(start('check')).resolves.toBeDefined();
  });

  it.each<BootstrapMode>(['migrate', 'check'])("'%s' does nothing on a command line", async (mode) => {
    @Global()
    @Module({ providers: [{ provide: SISKIN_COMMAND_LINE, useValue: true }], exports: [SISKIN_COMMAND_LINE] })
    class CommandLineModule {}

    await boot([CommandLineModule, SiskinModule.forRoot(optionsOf(mode))]);
    expect(await lab.tables()).toEqual([]);
  });
});
