import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.run(['db:migrate']);
});
afterAll(() => shop.close());

const document = async (...args: string[]): Promise<unknown> => {
  const { code, stdout } = await shop.run([...args, '--json']);
  expect({ args, code }).toEqual({ args, code: 0 });
  return JSON.parse(stdout);
};

const PRODUCT = [{ table: 'products', inserted: 1, updated: 0, deleted: 0 }];

describe('nest-cmd', () => {
  it('seeds, and gives the random seed that repeats the run', async () => {
    expect(await document('db:seed', '--random-seed', '42')).toEqual({
      randomSeed: 42,
      dryRun: false,
      seeders: [{ seeder: 'DatabaseSeeder', durationMs: expect.any(Number), rows: PRODUCT, calls: [] }],
      rows: PRODUCT,
    });
    expect(await shop.run(['db:seed', '--random-seed', 'many'])).toMatchObject({ code: 2 });
    expect(await shop.run(['db:seed', 'DatabaseSeder'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Did you mean DatabaseSeeder?'),
    });
  });

  it('writes seeders', async () => {
    const path = join(shop.folder, 'src/seeders/product.seeder.ts');
    expect(await document('make:seeder', 'ProductSeeder')).toEqual({ seeder: 'ProductSeeder', path });
    expect(await readFile(path, 'utf8')).toContain('export class ProductSeeder implements SeederRunner');
    expect(await shop.run(['make:seeder', 'product'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`The file ${path} is there already, and was left as it is.`),
    });
  });

  it('writes factories of the entities that MikroORM knows', async () => {
    const { code, stdout } = await shop.run(['make:factory', 'Product', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: { code: 'SISKIN_UNKNOWN_ENTITY', entity: 'Product', known: [] },
    });
  });

  it('writes factories of all entities, and says so where there are none', async () => {
    expect(await document('make:entity-factories')).toEqual({ written: [], existing: [] });
    expect(await shop.run(['make:entity-factories'])).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('Every entity has a factory.'),
    });
  });
});
