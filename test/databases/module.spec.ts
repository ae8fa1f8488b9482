import { Injectable, Module, type ModuleMetadata } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';

import {
  DatabaseService,
  DuplicateDatabaseError,
  FactoryRegistry,
  getDatabaseServiceToken,
  getFactoryRegistryToken,
  getMigrationServiceToken,
  getSeederServiceToken,
  InjectDatabaseService,
  InjectFactoryRegistry,
  InjectMigrationService,
  InjectSeederService,
  MigrationService,
  PendingMigrationsError,
  SeederService,
  SiskinModule,
} from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { ormOf, TwoDatabases } from './two-databases.js';

let databases: TwoDatabases;
const apps: TestingModule[] = [];
beforeEach(async () => void (databases = await TwoDatabases.open()));
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await databases[Symbol.asyncDispose]();
});

async function boot(imports: ModuleMetadata['imports']): Promise<TestingModule> {
  const app = await Test.createTestingModule({ imports }).compile();
  apps.push(app);
  return app.init();
}

@Injectable()
class Consumer {
  constructor(
    readonly migrations: MigrationService,
    @InjectMigrationService() readonly sameMigrations: MigrationService,
    @InjectMigrationService('analytics') readonly analytics: MigrationService,
    @InjectSeederService('analytics') readonly seeders: SeederService,
    @InjectFactoryRegistry('analytics') readonly factories: FactoryRegistry,
    @InjectDatabaseService('analytics') readonly database: DatabaseService,
  ) {}
}

@Module({ providers: [Consumer] })
class ConsumerModule {}

describe('a SiskinModule with a contextName beside one without', () => {
  const orders: [string, (imports: ModuleMetadata['imports']) => ModuleMetadata['imports']][] = [
    ['after it', (imports) => imports],
    ['before it', (imports) => imports?.toReversed()],
  ];

  it.each(orders)('leaves the other one its services, imported %s', async (_order, arrange) => {
    const app = await boot(arrange(databases.imports()));
    await app.get(MigrationService).migrate();
    expect(await databases.main.tables()).toEqual(['orders']);
    expect(await databases.analytics.tables()).toEqual([]);

    await app.get<MigrationService>(getMigrationServiceToken('analytics')).migrate();
    expect(await databases.main.tables()).toEqual(['orders']);
    expect(await databases.analytics.tables()).toEqual(['views']);
  });

  it('has services that are injected by its name, everywhere', async () => {
    const app = await boot([...databases.imports(), ConsumerModule]);
    const consumer = app.get(Consumer, { strict: false });
    expect(consumer.migrations).toBe(app.get(MigrationService));
    expect(consumer.sameMigrations).toBe(consumer.migrations);
    expect(consumer.analytics).toBe(app.get(getMigrationServiceToken('analytics')));
    expect(consumer.analytics).not.toBe(consumer.migrations);
    expect(consumer.seeders).toBe(app.get(getSeederServiceToken('analytics')));
    expect(consumer.factories).toBe(app.get(getFactoryRegistryToken('analytics')));
    expect(consumer.database).toBe(app.get(getDatabaseServiceToken('analytics')));
    expect(consumer.database.address.database).toBe(databases.analytics.database.name);
    expect(app.get(DatabaseService).address.database).toBe(databases.main.database.name);
  });

  it('keeps them to its importers where it is not global', async () => {
    const [orm, mainOrm, , main] = databases.imports();
    const own = { contextName: 'analytics', isGlobal: false, ...databases.optionsOf('analytics') };
    const imports = [orm, mainOrm, main, SiskinModule.forRoot(own), ConsumerModule];
    await expect(boot(imports as ModuleMetadata['imports'])).rejects.toThrow(/analytics_MigrationService/);
  });

  it('takes its options from a factory, too', async () => {
    const { main, analytics } = databases;
    const app = await boot([
      ormOf(undefined, main.database.url),
      ormOf('analytics', analytics.database.url),
      SiskinModule.forRootAsync({ useFactory: () => databases.optionsOf('main') }),
      SiskinModule.forRootAsync({
        contextName: 'analytics',
        useFactory: async () => databases.optionsOf('analytics'),
      }),
    ]);
    const status = await app.get<MigrationService>(getMigrationServiceToken('analytics')).status();
    expect(status.revisions.map(({ revision }) => revision)).toEqual(['views']);
  });

  it('migrates at boot as the other one does', async () => {
    await boot(databases.imports({ onBootstrap: 'migrate' }));
    expect(await databases.main.applied()).toEqual(['orders in 1']);
    expect(await databases.analytics.applied()).toEqual(['views in 1']);
  });

  it('refuses to boot by its own option alone', async () => {
    const imports = databases.imports().slice(0, 2);
    const main = SiskinModule.forRoot(databases.optionsOf('main', { onBootstrap: 'off' }));
    const analytics = SiskinModule.forRoot({
      contextName: 'analytics',
      ...databases.optionsOf('analytics', { onBootstrap: 'check' }),
    });
    expect(await rejection(boot([...imports, main, analytics]), PendingMigrationsError)).toMatchObject({
      revisions: ['views'],
    });
    expect(await databases.main.tables()).toEqual([]);
  });
});

describe('two SiskinModules for one database', () => {
  it.each([
    ['default', {}, {}],
    ['analytics', { contextName: 'analytics' }, { contextName: 'analytics' }],
  ])('stop the application: %s', async (database, one, other) => {
    const [orm, mainOrm] = databases.imports();
    const imports = [orm, mainOrm, SiskinModule.forRoot(one), SiskinModule.forRoot(other)];
    const error = await rejection(boot(imports as ModuleMetadata['imports']), DuplicateDatabaseError);
    expect(error).toMatchObject({
      database,
      problem: `The application imports SiskinModule more than once for the database ${database}.`,
    });
  });

  it('are one where it is the same object that is imported twice', async () => {
    const shared = SiskinModule.forRoot(databases.optionsOf('main'));

    @Module({ imports: [shared] })
    class FeatureModule {}

    const app = await boot([ormOf(undefined, databases.main.database.url), shared, FeatureModule]);
    expect(await app.get(MigrationService).status()).toMatchObject({ pending: 1 });
  });
});

describe('two databases that are one to the server', () => {
  const ledgers: [string, { table?: string; schema?: string }][] = [
    ['tables', { table: 'analytics_migrations' }],
    ['schemas', { schema: 'analytics' }],
  ];

  it.each(ledgers)('have a history each in ledgers of different %s', async (_what, ledger) => {
    const { url } = databases.main.database;
    const app = await boot([
      ormOf(undefined, url),
      ormOf('analytics', url),
      SiskinModule.forRoot(databases.optionsOf('main')),
      SiskinModule.forRoot({ contextName: 'analytics', ...databases.optionsOf('analytics', ledger) }),
    ]);
    const services = [
      app.get(MigrationService),
      app.get<MigrationService>(getMigrationServiceToken('analytics')),
    ];
    await Promise.all(services.map((service) => service.migrate()));

    const { schema = 'public', table = 'siskin_migrations' } = ledger;
    expect(await databases.main.applied()).toEqual(['orders in 1']);
    expect(await databases.main.applied(`${schema}.${table}`)).toEqual(['views in 1']);
    expect(await Promise.all(services.map((service) => service.status()))).toMatchObject([
      { applied: 1, pending: 0, missing: 0 },
      { applied: 1, pending: 0, missing: 0 },
    ]);
    await services[1]?.rollback();
    expect((await databases.main.tables()).filter((name) => !name.includes('migrations'))).toEqual([
      'orders',
    ]);
  });
});
