import { withoutDurations } from '../fixtures/durations.js';
import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());

/** The output of a command that succeeds, without paths, times and durations. */
async function nestCmd(line: string): Promise<string> {
  const { code, stdout, stderr } = await shop.run(line.split(' '));
  expect({ line, code, errors: stderr.match(/✗.*/) }).toEqual({ line, code: 0, errors: null });
  return withoutDurations(stdout, '')
    .replaceAll(/\d{14}_/g, '')
    .trimEnd();
}

const applied = async () =>
  (await shop.query('select revision from siskin_migrations order by batch, applied_at')).map(
    ({ revision }) => revision,
  );

const PRODUCTS = '5e1c0ffee001';
const PRICE = '5e1c0ffee002';

describe('A session on the command line, as a user of Alembic expects it', () => {
  it('goes up by steps, branches, goes back on a branch, merges and stamps', async () => {
    expect(await nestCmd('db:migrate +1')).toBe('  ✓ create_products\nApplied 1 migration.');
    expect(await applied()).toEqual([PRODUCTS]);
    await nestCmd('db:migrate');

    await nestCmd(`make:migration create_orders --head ${PRICE} --rev-id o1 --label orders`);
    await nestCmd(`make:migration create_reviews --head ${PRODUCTS} --splice --rev-id r1 --label reviews`);
    expect(await nestCmd('db:heads')).toBe(
      `o1 create_orders (orders) (head)\nr1 create_reviews (reviews) (head)`,
    );
    expect(await nestCmd('db:branches')).toBe(
      `${PRODUCTS} create_products (branchpoint)\n  -> ${PRICE}\n  -> r1`,
    );

    const refused = await shop.run(['db:migrate']);
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain('The history has 2 heads, and it was not said which of them to go to.');
    expect(await shop.run(['db:check', '--quiet'])).toMatchObject({ code: 3, stdout: '' });

    expect(await nestCmd('db:migrate orders@head')).toBe('  ✓ create_orders\nApplied 1 migration.');
    expect(await nestCmd('db:migrate heads')).toBe('  ✓ create_reviews\nApplied 1 migration.');
    expect(await shop.run(['db:rollback', '-1'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Say which: 'orders@-1', 'reviews@-1'."),
    });
    expect(await nestCmd('db:rollback reviews@-1')).toBe('  ↩ create_reviews\nReverted 1 migration.');
    expect(await applied()).toEqual([PRODUCTS, PRICE, 'o1']);

    await nestCmd('db:merge -m meet --rev-id m1');
    expect(await nestCmd('db:history -i')).toBe(
      `○ m1 meet (head) (mergepoint)
├─╮
│ ○ r1 create_reviews (reviews)
● │ o1 create_orders (orders) (current)
● │ ${PRICE} add_price_to_products
├─╯
● ${PRODUCTS} create_products (branchpoint)`,
    );
    expect(await nestCmd('db:check --no-entities')).toBe('The history has a single head.');

    expect(await nestCmd('db:stamp head')).toBe(
      'Recorded 2 revisions as applied, forgot 0. Nothing was run.',
    );
    expect(await nestCmd('db:current')).toBe('m1 meet (current) (head) (mergepoint)');
    expect(await nestCmd('db:migrate')).toBe('Nothing to migrate.');
    // Thirty commands, one after another.
  }, 600_000);
});
