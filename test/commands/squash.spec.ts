import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());

it('squashes, is taken as applied, and prunes once somebody has agreed', async () => {
  await shop.run(['db:migrate', '--quiet']);
  expect(await shop.run(['db:squash', 'nothing'])).toMatchObject({ code: 1, stdout: '' });

  const squash = await shop.run(['db:squash', '--name', 'first year']);
  expect(squash).toMatchObject({ code: 0 });
  expect(squash.stdout).toMatch(
    /^Wrote src\/migrations\/20260102090000_first_year\.sql \(revision [0-9a-f]{12}\) in the place of 2 revisions: 5e1c0ffee001, 5e1c0ffee002\.\n$/,
  );
  const [, revision = ''] = /revision ([0-9a-f]{12})/.exec(squash.stdout) ?? [];

  expect(await shop.run(['db:current'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining(revision),
  });
  expect(await shop.run(['db:migrate'])).toMatchObject({ code: 0 });
  expect(
    await shop.query('select revision from siskin_migrations order by revision = $$' + revision + '$$, 1'),
  ).toEqual([{ revision: '5e1c0ffee001' }, { revision: '5e1c0ffee002' }, { revision }]);
  expect((await shop.run(['db:show', revision])).stdout).toContain(
    'Replaces:      5e1c0ffee001, 5e1c0ffee002\n',
  );

  expect(await shop.run(['db:squash', '--prune'])).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('→ To answer yes beforehand: nest-cmd db:squash --prune --force\n'),
  });
  const again = await shop.run(['db:squash', '--json']);
  expect({ code: again.code, document: JSON.parse(again.stdout) }).toMatchObject({
    code: 1,
    document: { error: { code: 'SISKIN_NOTHING_TO_SQUASH' } },
  });
  const pruned = await shop.run(['db:squash', '--prune', '--force', '--json']);
  expect({ code: pruned.code, document: JSON.parse(pruned.stdout) }).toMatchObject({
    code: 0,
    document: { target: null, baselines: [], pruned: [expect.anything(), expect.anything()] },
  });
  expect(await shop.run(['db:status'])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('1 applied, 0 pending'),
  });
});
