import { Test, type TestingModule } from '@nestjs/testing';

import {
  getSeederServiceToken,
  Seeder,
  SeederFailedError,
  SeederOfOtherDatabaseError,
  SeederService,
  SiskinModule,
  UnknownDatabaseError,
  UnknownSeederError,
  type SeedContext,
  type SeederClass,
  type SeederRunner,
} from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { ormOf, TwoDatabases } from './two-databases.js';

let databases: TwoDatabases;
let app: TestingModule;
const notes: string[] = [];
beforeAll(async () => void (databases = await TwoDatabases.open()));
afterAll(() => databases[Symbol.asyncDispose]());
afterEach(async () => {
  notes.splice(0);
  await app.close();
});

async function boot(providers: SeederClass[], imports = databases.imports()): Promise<void> {
  app = await Test.createTestingModule({ imports, providers }).compile();
  await app.init();
}
const main = () => app.get(SeederService);
const analytics = () => app.get<SeederService>(getSeederServiceToken('analytics'));

@Seeder()
class UserSeeder implements SeederRunner {
  async run({ em }: SeedContext) {
    notes.push(`users on ${em.getDriver().getConnection().getConnectionOptions().database}`);
  }
}

@Seeder({ database: 'analytics' })
class ViewSeeder implements SeederRunner {
  async run({ em }: SeedContext) {
    notes.push(`views on ${em.getDriver().getConnection().getConnectionOptions().database}`);
  }
}

@Seeder({ database: 'analytics', dependsOn: [ViewSeeder] })
class TotalSeeder implements SeederRunner {
  async run() {
    notes.push('totals');
  }
}

@Seeder({ dependsOn: [ViewSeeder] })
class DependentSeeder implements SeederRunner {
  async run() {}
}

@Seeder({ database: 'default' })
class CallingSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call(UserSeeder);
    await call('ViewSeeder');
  }
}

describe('seeders of several databases', () => {
  it('are run by the service of their own, on its EntityManager', async () => {
    await boot([UserSeeder, ViewSeeder, TotalSeeder]);
    expect(await main().list()).toEqual([{ name: 'UserSeeder', dependsOn: [] }]);
    expect(await analytics().list()).toEqual([
      { name: 'ViewSeeder', dependsOn: [] },
      { name: 'TotalSeeder', dependsOn: ['ViewSeeder'] },
    ]);
    await main().run(UserSeeder);
    await analytics().run('TotalSeeder');
    expect(notes).toEqual([
      `users on ${databases.main.database.name}`,
      `views on ${databases.analytics.database.name}`,
      'totals',
    ]);
  });

  const problem =
    'The seeder ViewSeeder belongs to the database analytics, and those of default run: ' +
    'seeders call, and depend on, seeders of their own database.';

  it.each([
    ['named', 'ViewSeeder'],
    ['given', ViewSeeder],
    ['depended on', DependentSeeder],
  ])('are refused where they are %s across databases', async (_how, target) => {
    await boot([UserSeeder, ViewSeeder, DependentSeeder]);
    const error = await rejection(main().run(target), SeederOfOtherDatabaseError);
    expect(error).toMatchObject({
      problem,
      seeder: 'ViewSeeder',
      database: 'analytics',
      expected: 'default',
      remedy: expect.stringContaining('`nest-cmd db:seed --database analytics ViewSeeder`'),
    });
    expect(notes).toEqual([]);
  });

  it('are refused where they are called across databases', async () => {
    await boot([UserSeeder, ViewSeeder, CallingSeeder]);
    const error = await rejection(main().run(CallingSeeder), SeederFailedError);
    expect(error.seeder).toBe('CallingSeeder');
    expect(error.cause).toBeInstanceOf(SeederOfOtherDatabaseError);
    expect(notes).toEqual([`users on ${databases.main.database.name}`]);
  });

  it('may not name a database that there is not', async () => {
    @Seeder({ database: 'analitics' })
    class LostSeeder implements SeederRunner {
      async run() {}
    }

    await boot([UserSeeder, LostSeeder]);
    const error = await rejection(main().run(UserSeeder), UnknownDatabaseError);
    expect(error).toMatchObject({
      problem:
        'The application has no database named analitics, which the seeder LostSeeder belongs to; known are default, analytics.',
      seeder: 'LostSeeder',
      nearest: 'analytics',
    });
  });

  it('are of the unnamed one without a database, and of the only one where it has a name', async () => {
    await boot([UserSeeder]);
    await rejection(analytics().run('UserSeeder'), SeederOfOtherDatabaseError);
    await rejection(analytics().run('Nobody'), UnknownSeederError);
    await app.close();

    const only = { contextName: 'analytics', ...databases.optionsOf('analytics') };
    await boot(
      [UserSeeder],
      [ormOf('analytics', databases.analytics.database.url), SiskinModule.forRoot(only)],
    );
    await analytics().run(UserSeeder);
    expect(notes).toEqual([`users on ${databases.analytics.database.name}`]);
  });
});
