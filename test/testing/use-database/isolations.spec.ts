import type { IsolationMode } from '../../../src/testing/index.js';
import { openTestDatabase } from '../../../src/testing/index.js';
import { createBirds } from './application.fixture.js';
import { Bird, BirdSeeder, Nest } from './birds.fixture.js';

const PASSED = { name: 'a test', failed: false };

describe.each<IsolationMode>(['transaction', 'clean', 'clone'])('Tests with isolation: %s', (isolation) => {
  it('find the database as the one before did', async () => {
    await using database = await openTestDatabase(createBirds, { isolation });
    for (const _ of [1, 2, 3]) {
      await database.beginTest();
      expect(await database.em.count(Bird)).toBe(0);
      const [robin] = await database.factories.of(Bird).for(database.factories.of(Nest)).count(2).create();
      expect(await database.em.count(Bird)).toBe(2);
      expect(robin?.name).toBeDefined();
      await database.endTest(PASSED);
    }
  });

  it('find what their blocks have written, and nothing of others', async () => {
    await using database = await openTestDatabase(createBirds, { isolation, seed: BirdSeeder });
    const names = async () =>
      (await database.em.findAll(Bird, { orderBy: { id: 'asc' } })).map(({ name }) => name);
    const add = (name: string) => database.em.insert(Bird, { name });
    const test = async (name: string) => {
      await database.beginTest();
      const found = await names();
      await add(name);
      await database.endTest(PASSED);
      return found.slice(2);
    };

    await add('of the file');
    expect(await test('a')).toEqual(['of the file']);
    await database.enterBlock();
    await add('of a block');
    expect(await test('b')).toEqual(['of the file', 'of a block']);
    expect(await test('c')).toEqual(['of the file', 'of a block']);
    await database.leaveBlock();
    expect(await test('d')).toEqual(['of the file']);
  });

  it('make the same values in whatever order they run', async () => {
    await using database = await openTestDatabase(createBirds, { isolation });
    const test = async (count: number) => {
      await database.beginTest();
      const birds = await database.factories.of(Bird).count(count).create();
      await database.endTest(PASSED);
      return birds.map(({ name }) => name);
    };
    const [first] = [await test(1), await test(5)];
    expect(await test(1)).toEqual(first);
  });
});
