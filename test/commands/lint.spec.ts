import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeEach(async () => void (shop = await Shop.open()));
afterEach(() => shop.close());

const FILE = 'src/migrations/20260103090000_index.ts';

/** A migration that follows those of the shop. */
const migration = (change: string, more = '') => `import { Migration, type Operations } from 'siskin';

export default class Index extends Migration {
  static readonly revision = '5e1c0ffee003';
  static readonly parents = ['5e1c0ffee002'];
  ${more}

  change(op: Operations) {
    ${change}
  }
}
`;
const INDEX = migration(`op.createIndex('products', ['name']);`);

describe('db:lint', () => {
  it('shows what pending migrations do, why that hurts and how to do it, and exits with 3', async () => {
    await shop.run(['db:migrate']);
    await shop.write({ [FILE]: INDEX });
    const { code, stdout } = await shop.run(['db:lint']);
    expect({ code, lines: stdout.split('\n') }).toEqual({
      code: 3,
      lines: [
        `20260103090000_index (5e1c0ffee003)  ${FILE}`,
        '  ✗ index-not-concurrently: create index products_name_index on products (name)',
        '      It reads the whole table under a lock (share) that keeps everybody from writing to it until the transaction ends.',
        '      → // In a migration of its own, while the table is written to:',
        '        static readonly transaction = false;',
        `        op.createIndex('products', ['name'], { concurrently: true });`,
        '',
        'Looked at 1 migration: 1 error, 0 warnings.',
        '',
      ],
    });
  });

  it('looks at applied ones without a database', async () => {
    await shop.write({ [FILE]: INDEX });
    const { code, stdout } = await shop.run(['db:lint', '5e1c0ffee003', '--applied', '--json'], {
      DATABASE_URL: 'postgres://nobody@localhost:1/nothing',
    });
    const report = JSON.parse(stdout) as { migrations: { revision: string }[]; errors: number };
    expect(code).toBe(3);
    expect(report.migrations.map(({ revision }) => revision)).toEqual([
      '5e1c0ffee001',
      '5e1c0ffee002',
      '5e1c0ffee003',
    ]);
  });

  it('exits with 0 for warnings, unless they count', async () => {
    await shop.run(['db:migrate']);
    await shop.write({ [FILE]: migration(`op.addColumn('products', (t) => t.json('data'));`) });
    const { code, stdout } = await shop.run(['db:lint']);
    expect(stdout).toContain('  ! json-type: products.data is json\n');
    expect(code).toBe(0);
    expect((await shop.run(['db:lint', '--strict', '--quiet'])).code).toBe(3);
  });

  it('shows what is allowed with --verbose, and counts it', async () => {
    await shop.run(['db:migrate']);
    const lint = `static readonly lint = { 'index-not-concurrently': 'few products' };`;
    await shop.write({ [FILE]: migration(`op.createIndex('products', ['name']);`, lint) });
    const { code, stdout } = await shop.run(['db:lint', '--verbose']);
    expect(code).toBe(0);
    expect(stdout).toContain(
      '  allowed: index-not-concurrently, create index products_name_index on products (name) (few products)',
    );
    expect(stdout).toContain('Looked at 1 migration: nothing found, 1 allowed.');
  });

  it('says that there is nothing to look at', async () => {
    await shop.run(['db:migrate']);
    const { code, stdout } = await shop.run(['db:lint']);
    expect([code, stdout]).toEqual([0, 'There is no migration to look at.\n']);
  });
});
