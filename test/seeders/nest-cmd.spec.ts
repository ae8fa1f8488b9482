import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Shop } from '../fixtures/shop.js';

const COLOUR_SEEDER = `
import { Seeder, type SeedContext, type SeederRunner } from 'siskin';

@Seeder()
export class ColourSeeder implements SeederRunner {
  async run({ em, faker, factories }: SeedContext) {
    const seenAt = faker.date.past();
    await em.execute('insert into colours values (?, ?, ?)', [faker.color.human(), seenAt, factories.referenceDate]);
  }
}
`;

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.query('create table colours (name text, seen_at timestamptz, counted_from timestamptz)');
  const module = await readFile(join(shop.folder, 'src/app.module.ts'), 'utf8');
  await shop.write({
    'src/seeds/colour.seeder.ts': COLOUR_SEEDER,
    // The folder of a seeder that is a provider, too: it must not be taken for another one.
    'src/app.module.ts': module.replace(
      "onBootstrap: 'migrate' },",
      "onBootstrap: 'migrate' },\n      seeders: { paths: [import.meta.dirname] },",
    ),
  });
  await shop.run(['db:migrate']);
});
afterAll(() => shop.close());

describe('nest-cmd db:seed', () => {
  it('runs a seeder of seeders.paths, with the random seed of the environment', async () => {
    const args = ['db:seed', 'ColourSeeder', '--json'];
    const first = await shop.run(args, { SISKIN_RANDOM_SEED: '2026112248213' });
    const second = await shop.run([...args, '--random-seed', '2026112248213'], { SISKIN_RANDOM_SEED: '7' });

    expect([first.code, second.code]).toEqual([0, 0]);
    expect(JSON.parse(first.stdout)).toMatchObject({ randomSeed: 2_026_112_248_213 });
    expect(
      await shop.query(
        `select count(*)::int as runs, counted_from = '2026-11-22T00:00Z' as fixed, seen_at < counted_from as past
           from colours group by name, seen_at, counted_from`,
      ),
    ).toEqual([{ runs: 2, fixed: true, past: true }]);
  });

  it('runs one that is a provider and lies in such a folder, too', async () => {
    expect(await shop.run(['db:seed'])).toMatchObject({ code: 0 });
  });

  it('says what is wrong with the random seed of the environment', async () => {
    expect(await shop.run(['db:seed', 'ColourSeeder'], { SISKIN_RANDOM_SEED: 'many' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        "SISKIN_RANDOM_SEED is 'many', and a whole number from 0 to 9007199254740991 is expected.\n" +
          '→ Give one, such as SISKIN_RANDOM_SEED=42, or none at all to have one drawn.',
      ),
    });
    expect(await shop.run(['db:status'], { SISKIN_RANDOM_SEED: 'many' })).toMatchObject({ code: 0 });
  });
});
