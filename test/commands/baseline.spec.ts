import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { Shop } from '../fixtures/shop.js';

const FOLDER = 'src/migrations';
/** What the application says for itself. */
const SHOP = 'The shop opens.\nThe shop complains.\n';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  const files = await readdir(join(shop.folder, FOLDER));
  await shop.remove(...files.map((file) => join(FOLDER, file)));
  await shop.query('create table products (id int primary key); create index on products (id)');
});
afterAll(() => shop.close());

describe('db:baseline', () => {
  it('writes nothing where the schema is not rebuilt as it is', async () => {
    await shop.query('create operator === (leftarg = int, rightarg = int, function = int4eq)');
    const { code, stdout } = await shop.run(['db:baseline', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      error: {
        name: 'BaselineNotProvedError',
        code: 'SISKIN_BASELINE_NOT_PROVED',
        doubt: { differences: ['- operator public.===(integer,integer)'] },
      },
    });
    expect(await readdir(join(shop.folder, FOLDER))).toEqual([]);
    await shop.query('drop operator === (int, int)');
  });

  it('writes the schema as the first migration, which is applied', async () => {
    const { code, stdout, stderr } = await shop.run(['db:baseline', 'as it was', '--rev-id', 'r0']);
    const [file = ''] = await readdir(join(shop.folder, FOLDER));
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout: [
        `Wrote ${FOLDER}/${file} (revision r0) of 2 objects, and recorded it as applied.`,
        'It rebuilds an equal schema on an empty database.',
        '',
      ].join('\n'),
      stderr: SHOP,
    });
    expect(file).toMatch(/^\d{14}_as_it_was\.sql$/);
    expect(await shop.query('select revision, state from siskin_migrations')).toEqual([
      { revision: 'r0', state: 'applied' },
    ]);
  });

  it('is refused the second time, and may go without its proof', async () => {
    const { code, stderr } = await shop.run(['db:baseline']);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: [
        `${SHOP}✗ The history has migrations already: r0. A baseline would begin a second one. Nothing was done.`,
        '→ Where the database is as they leave it, record them as applied: nest-cmd db:stamp heads',
        '  Else move them out of migrations.paths.',
        '',
      ].join('\n'),
    });
    await shop.remove(join(FOLDER, (await readdir(join(shop.folder, FOLDER)))[0] ?? ''));
    await shop.query('truncate siskin_migrations');
    const again = await shop.run(['db:baseline', '--no-prove', '--json']);
    expect(again.code).toBe(0);
    expect(JSON.parse(again.stdout)).toMatchObject({ objects: 2, proved: false, parents: [] });
  });
});
