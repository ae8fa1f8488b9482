import type { SeederService, SeedOptions, SeederTarget } from '../../src/index.js';
import { outline, Seedbed, seeder } from './seedbed.js';

const Country = seeder('Country', { groups: ['base'] });
const City = seeder('City', { groups: ['demo'], dependsOn: [Country] });
const User = seeder('User', { groups: ['demo', 'people'], dependsOn: [City] });
const Admin = seeder('Admin', { groups: ['people'], environments: ['production'] });
const Main = seeder('DatabaseSeeder', {}, async ({ call, callOnce }) => {
  await call(User);
  await callOnce([Country, City]);
});

let bed: Seedbed;
let seeders: SeederService;
beforeAll(async () => {
  bed = await Seedbed.open();
  // Listed in an order that is not theirs.
  seeders = await bed.service([Main, Admin, User, City, Country]);
});
afterAll(() => bed[Symbol.asyncDispose]());
beforeEach(() => bed.lab.query('truncate notes'));

type Case = [what: string, target: SeederTarget | undefined, options: SeedOptions, expected: string];

describe('a run takes', () => {
  it.each<Case>([
    ['the default one', undefined, {}, 'DatabaseSeeder(Country City User)'],
    ['none where a list is empty', [], {}, ''],
    ['a group, by dependencies', undefined, { groups: ['demo'] }, 'Country City User'],
    [
      'groups, in their order',
      undefined,
      { groups: ['base', 'people'] },
      'Country Admin-environment City User',
    ],
    ['names before groups, and each once', [City], { groups: ['demo', 'base'] }, 'Country City User'],
    ['names alone', User, { only: true }, 'User'],
    ['a group alone', undefined, { groups: ['people'], only: true }, 'Admin-environment User'],
    ['all but one that others depend on', User, { except: City }, 'User'],
    ['all but one that was named', [User, Country], { except: ['User'] }, 'Country'],
    ['all but one of a group', undefined, { groups: ['demo'], except: [User] }, 'Country City'],
    ['all but one that is called', undefined, { except: User }, 'DatabaseSeeder(User-except Country City)'],
    [
      'all but what called ones depend on',
      undefined,
      { except: [City, 'Country'] },
      'DatabaseSeeder(User Country-except City-except)',
    ],
    ['one of another environment where that is asked for', Admin, { environment: 'production' }, 'Admin'],
  ])('%s', async (_what, target, options, expected) => {
    const { seeders: reports } = await seeders.run(target, options);
    expect(outline(reports)).toBe(expected);
    const ran = expected.replaceAll(/\w+-\w+/g, '').match(/\w+/g) ?? [];
    expect(new Set(await bed.notes())).toEqual(new Set(ran));
  });

  it('no group that there is not', async () => {
    await expect(seeders.run(User, { groups: ['demos'] })).rejects.toMatchObject({
      code: 'SISKIN_UNKNOWN_SEEDER_GROUP',
      problem: 'No seeder belongs to a group named demos; known are people, demo, base.',
      remedy: 'Did you mean demo?',
    });
    await expect(seeders.run(User, { except: 'Nobody' })).rejects.toMatchObject({
      code: 'SISKIN_UNKNOWN_SEEDER',
    });
    expect(await bed.notes()).toEqual([]);
  });
});

it('says whether there is a default one', async () => {
  expect(await seeders.hasDefault()).toBe(true);
  const other = await bed.service([Country], { seeders: { default: 'Country' } });
  expect(await other.hasDefault()).toBe(true);
  expect(await (await bed.service([Country])).hasDefault()).toBe(false);
});
