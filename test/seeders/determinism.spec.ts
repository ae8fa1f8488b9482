import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import { jest } from '@jest/globals';

import { withClient } from '../../src/database/client.js';
import { connectionSettings } from '../../src/database/connection-settings.js';
import { readRowMarks, type RowMarks } from '../../src/database/rows/read-row-marks.js';
import { InvalidRandomSeedError } from '../../src/errors/invalid-random-seed.error.js';
import { EntityFactory, Factory, type FactoryContext } from '../../src/factories/index.js';
import {
  type SeedContext,
  Seeder,
  SeederExplorer,
  type SeederRunner,
  SeederService,
} from '../../src/seeders/index.js';
import { createTestingApp, type TestingApp } from '../factories/testing-app.js';

const TeamSchema = defineEntity({
  name: 'Team',
  properties: {
    id: p.integer().primary(),
    title: p.string(),
    foundedAt: p.datetime(),
    createdAt: p.datetime().onCreate(() => new Date()),
  },
});

const PersonSchema = defineEntity({
  name: 'Person',
  properties: {
    id: p.integer().primary(),
    key: p.uuid(),
    name: p.string(),
    email: p.string().unique(),
    born: p.date(),
    seenAt: p.datetime(),
    joinedAt: p.datetime(),
    score: p.double(),
    team: () => p.manyToOne(TeamSchema),
    friends: () => p.manyToMany(PersonSchema),
  },
});
type Team = InferEntity<typeof TeamSchema>;
type Person = InferEntity<typeof PersonSchema>;

@Factory(TeamSchema)
class TeamFactory extends EntityFactory<Team> {
  definition({ faker, referenceDate }: FactoryContext) {
    return { title: faker.company.name(), foundedAt: faker.date.past(), createdAt: referenceDate };
  }
}

@Factory(PersonSchema)
class PersonFactory extends EntityFactory<Person> {
  definition({ faker, sequence, factories, referenceDate }: FactoryContext) {
    return {
      key: faker.string.uuid(),
      name: faker.person.fullName(),
      email: `person${sequence}@example.com`,
      born: faker.date.birthdate().toISOString().slice(0, 10),
      seenAt: faker.date.recent(),
      joinedAt: referenceDate,
      score: faker.number.float(),
      team: factories.get(TeamFactory),
    };
  }
}

@Seeder()
class TeamSeeder implements SeederRunner {
  async run({ factories }: SeedContext) {
    await factories.get(TeamFactory).count(5).create();
  }
}

@Seeder({ dependsOn: [TeamSeeder] })
class DatabaseSeeder implements SeederRunner {
  async run({ em, factories, faker }: SeedContext) {
    const teams = await em.findAll(TeamSchema, { orderBy: { id: 'asc' } });
    const people = await factories
      .get(PersonFactory)
      .state(() => ({ team: faker.helpers.arrayElement(teams) }))
      .count(40)
      .create();
    people.forEach((person) => person.friends.set(faker.helpers.arrayElements(people, { min: 0, max: 3 })));
    await factories
      .get(PersonFactory)
      .create({ seenAt: faker.date.between({ from: 0, to: factories.referenceDate }) });
  }
}

const VARIABLE = 'SISKIN_RANDOM_SEED';
/** Carries 2026-11-22, as if it had been drawn then. */
const DRAWN = 2_026_112_248_213;
const DAY = new Date('2026-11-22T00:00:00.000Z');

let apps: TestingApp[];
beforeAll(async () => {
  const providers = [SeederExplorer, SeederService, TeamFactory, PersonFactory, TeamSeeder, DatabaseSeeder];
  const options = { entities: [TeamSchema, PersonSchema] };
  apps = [await createTestingApp({ providers }, options), await createTestingApp({ providers }, options)];
});
afterAll(() => Promise.all(apps.map((app) => app.close())));
beforeEach(async () => {
  delete process.env[VARIABLE];
  await Promise.all(apps.map(({ orm }) => orm.schema.refresh()));
});
afterEach(() => {
  jest.useRealTimers();
  delete process.env[VARIABLE];
});

/** Stops the clock at an instant; timers, which connections need, go on. */
function stopClock(now: string): void {
  const doNotFake = ['hrtime', 'nextTick', 'performance', 'queueMicrotask'] as const;
  const timers = [
    'setImmediate',
    'clearImmediate',
    'setInterval',
    'clearInterval',
    'setTimeout',
    'clearTimeout',
  ] as const;
  jest.useFakeTimers({ now: new Date(now), doNotFake: [...doNotFake, ...timers] });
}

/** Seeds one of the databases, and says what is in it. */
async function seed(which: number, randomSeed?: number): Promise<RowMarks> {
  await runOn(which, randomSeed);
  return marksOf(which);
}

const runOn = (which: number, randomSeed?: number) =>
  appAt(which).app.get(SeederService).run(DatabaseSeeder, { randomSeed });
const marksOf = (which: number) =>
  withClient(connectionSettings(appAt(which).orm), (client) => readRowMarks(client));

function appAt(which: number): TestingApp {
  const app = apps[which];
  if (app === undefined) {
    throw new Error(`There is no application ${which}.`);
  }
  return app;
}

const people = (which: number) =>
  appAt(which)
    .orm.em.fork()
    .findAll(PersonSchema, { orderBy: { id: 'asc' } });

describe('one random seed', () => {
  it.each([42, DRAWN])(
    'gives equal rows in every table and column, whatever the time: %d',
    async (randomSeed) => {
      stopClock('2026-11-22T23:59:59.000Z');
      const first = await seed(0, randomSeed);
      stopClock('2031-02-03T04:05:06.000Z');
      const second = await seed(1, randomSeed);

      expect([...first.tables].map(([name, { count }]) => [name, count])).toEqual([
        ['public.person', '41'],
        ['public.person_friends', expect.any(String)],
        ['public.team', '6'],
      ]);
      expect(second).toEqual(first);
    },
  );

  it('that was drawn gives the same again on a later day', async () => {
    stopClock('2026-11-22T12:00:00.000Z');
    const { randomSeed } = await runOn(0);
    stopClock('2027-12-24T12:00:00.000Z');

    expect(Math.floor(randomSeed / 100_000)).toBe(20_261_122);
    expect(await seed(1, randomSeed)).toEqual(await marksOf(0));
  });

  it('gives other rows than another seed', async () => {
    const [first, second] = [await seed(0, 1), await seed(1, 2)];

    expect([...second.tables.keys()]).toEqual([...first.tables.keys()]);
    for (const [name, { hash }] of first.tables) {
      expect([name, second.tables.get(name)?.hash]).not.toEqual([name, hash]);
    }
  });
});

describe('dates', () => {
  it.each([
    [DRAWN, DAY],
    [42, new Date('2026-01-01T00:00:00.000Z')],
  ])('lie before the reference date of %d', async (randomSeed, referenceDate) => {
    await seed(0, randomSeed);
    const found = await people(0);

    expect(new Set(found.map(({ joinedAt }) => joinedAt.getTime()))).toEqual(
      new Set([referenceDate.getTime()]),
    );
    const latest = Math.max(...found.slice(0, 40).map(({ seenAt }) => seenAt.getTime()));
    expect(latest).toBeLessThan(referenceDate.getTime());
    expect(latest).toBeGreaterThan(referenceDate.getTime() - 86_400_000);
  });
});

describe('the locale', () => {
  it('changes names, and may be that of a fork alone', async () => {
    const { factories } = appAt(0);
    const nameIn = async (locale?: string | string[]) =>
      (await factories.fork({ randomSeed: 42, locale }).get(PersonFactory).make()).name;

    const german = await nameIn('de');
    expect(german).not.toBe(await nameIn());
    expect(german).toBe(await nameIn(['de', 'en']));
    const fork = factories.fork({ randomSeed: 42, locale: 'de' });
    expect((await fork.fork({ randomSeed: 42 }).get(PersonFactory).make()).name).toBe(german);
  });
});

describe('SISKIN_RANDOM_SEED', () => {
  it('is the random seed of a run that is given none', async () => {
    process.env[VARIABLE] = String(DRAWN);
    const byVariable = await seed(0);
    delete process.env[VARIABLE];

    expect(await seed(1, DRAWN)).toEqual(byVariable);
  });

  it('gives way to a random seed that is given', async () => {
    process.env[VARIABLE] = '7';
    const service = appAt(0).app.get(SeederService);

    expect(await service.run(TeamSeeder)).toMatchObject({ randomSeed: 7 });
    expect(await service.run(TeamSeeder, { randomSeed: 8 })).toMatchObject({ randomSeed: 8 });
  });

  it('is refused where it is no number, before anything is written', async () => {
    process.env[VARIABLE] = 'many';

    await expect(appAt(0).app.get(SeederService).run(TeamSeeder)).rejects.toThrow(
      new InvalidRandomSeedError('many', VARIABLE),
    );
    expect(await appAt(0).orm.em.fork().count(TeamSchema)).toBe(0);
  });
});
