import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());

const FIRST = 'src/migrations/20260101090000_create_products.ts';
const SECOND = 'src/migrations/20260102090000_add_price_to_products.ts';

const changed = `import { Migration, type Operations } from 'siskin';

export default class extends Migration {
  static readonly revision = '5e1c0ffee001';
  static readonly parents = [];

  change(op: Operations) {
    op.createTable('products', (t) => t.id());
  }
}
`;
const MIGRATED = 'select state, revert_script from siskin_migrations order by revision';

it('repairs what db:migrate refuses, once somebody has agreed', async () => {
  expect(await shop.run(['db:repair'])).toMatchObject({ code: 0, stdout: 'Nothing to repair.\n' });
  await shop.run(['db:migrate', '--quiet']);
  const before = await shop.query(MIGRATED);
  await shop.write({ [FIRST]: changed });
  await shop.remove(SECOND);

  const [refused, status] = await Promise.all([shop.run(['db:migrate', '--json']), shop.run(['db:status'])]);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.stdout)).toMatchObject({
    error: { code: 'SISKIN_UNKNOWN_APPLIED_REVISION', revisions: ['5e1c0ffee002'] },
  });
  expect(status).toMatchObject({ code: 0, stdout: expect.stringMatching(/^5e1c0ffee001 .* changed /m) });
  expect(status.stdout).toMatch(
    /\n0 applied, 1 changed since applied, 0 pending, 1 without a file\.\nEnvironment: development\.\n$/,
  );

  const unasked = await shop.run(['db:repair']);
  expect(unasked).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      [
        '✗ db:repair asks before it changes anything, and there is no terminal to ask on. Nothing was done.',
        '→ To answer yes beforehand: nest-cmd db:repair --force\n',
      ].join('\n'),
    ),
  });
  expect(unasked.stdout.split('\n')).toEqual([
    'delete 20260102090000_add_price_to_products (5e1c0ffee002): its file is gone; it is marked as deleted, and what it did stays in the database',
    'accept 20260101090000_create_products (5e1c0ffee001): what its file says now counts as applied',
    expect.stringMatching(/^  -create table "products" /),
    expect.stringMatching(/^  \+create table "products" /),
    '',
  ]);
  const json = await shop.run(['db:repair', '--json']);
  expect({ code: json.code, document: JSON.parse(json.stdout) }).toMatchObject({
    code: 2,
    document: { error: { code: 'SISKIN_USAGE' } },
  });
  expect(await shop.query(MIGRATED)).toEqual(before);

  const repaired = await shop.run(['db:repair', '5e1c0ffee002', '--force']);
  expect({ ...repaired, stdout: repaired.stdout.split('\n').slice(1) }).toMatchObject({
    code: 0,
    stdout: ['Repaired 1 revision. Nothing was run.', ''],
  });
  const rest = await shop.run(['db:repair', '--force', '--json']);
  expect({ code: rest.code, document: JSON.parse(rest.stdout) }).toEqual({
    code: 0,
    document: {
      repaired: true,
      steps: [expect.objectContaining({ action: 'accept', revision: '5e1c0ffee001' })],
    },
  });
  expect((await shop.query(MIGRATED)).map(({ state }) => state)).toEqual(['applied', 'deleted']);
  expect(await shop.run(['db:migrate'])).toMatchObject({ code: 0, stdout: 'Nothing to migrate.\n' });
  expect((await shop.run(['db:status'])).stdout).toMatch(
    /^5e1c0ffee002 .* deleted .*\n\n1 applied, 0 pending, 1 deleted\.$/m,
  );
});

it('shows the difference, and exits with 1', async () => {
  await using other = { shop: await Shop.open(), [Symbol.asyncDispose]: () => other.shop.close() };
  await other.shop.run(['db:migrate', '--quiet']);
  await other.shop.write({ [FIRST]: changed });
  const { code, stdout, stderr } = await other.shop.run(['db:migrate']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('✗ A migration was changed after it was applied. Nothing was done.\n');
  expect(stderr).toMatch(/\n    -create table "products" .*\n    \+create table "products" /);
  expect(stderr).toContain('where the database is like that: nest-cmd db:repair\n');
});

it('does not know a revision that is none', async () => {
  expect(await shop.run(['db:repair', 'nobody', '--force'])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("No revision or branch label is, or starts with, 'nobody'."),
  });
});
