import { query } from '../embedded/query.js';
import { Shop } from '../fixtures/shop.js';
import { onTerminal } from '../fixtures/terminal.js';

let shop: Shop;
beforeAll(async () => {
  shop = await Shop.open();
  await shop.query(`
    create schema stock;
    create table products (id integer generated always as identity primary key, name text not null);
    create table stock.levels (product integer references products on delete cascade, at date) partition by range (at);
    create table stock.levels_2026 partition of stock.levels for values from ('2026-01-01') to ('2027-01-01');
    insert into products (name) select 'x' from generate_series(1, 1234);
    create type stock.unit as enum ('piece', 'kg');
    analyze products`);
});
afterAll(() => shop.close());

/** The lines, and the sizes all alike. */
const linesOf = (stdout: string) =>
  stdout
    .replaceAll(/ +\d+\.\d [kM]B/g, '  <size>')
    .split('\n')
    .filter((line) => !/^(Server|User|Database|Connections)/.test(line));

const other = (name: string) => ({
  DATABASE_URL: Object.assign(new URL(shop.database.url), { pathname: `/${name}` }).href,
});

describe('db:show-database', () => {
  it('shows the tables, and no password', async () => {
    const { code, stdout, stderr } = await shop.run(['db:show-database', '--types']);
    expect(linesOf(stdout)).toEqual([
      'Schemas      public, stock',
      '',
      'Table            Kind           Rows     Size  Indexes  Their size',
      'public.products  table        ~1,234  <size>        1  <size>',
      'stock.levels     1 partition      ~0      0 B        0         0 B',
      '2 tables                      ~1,234  <size>        1  <size>',
      '',
      'Types',
      'stock.unit  enum  piece, kg',
      '',
    ]);
    expect(stdout).toMatch(/^Connections  1 to this database, \d+ of \d+ on the server$/m);
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain(new URL(shop.database.url).password);
  });

  it('prints one document', async () => {
    const { code, stdout } = await shop.run(['db:show-database', '--json', '--schema', 'public', '--counts']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      database: shop.database.name,
      schemas: ['public'],
      counted: true,
      tables: [{ schema: 'public', name: 'products', kind: 'table', rows: 1234 }],
      totals: { tables: 1, rows: 1234 },
    });
    expect(stdout).not.toContain(new URL(shop.database.url).password);
  });

  it('suggests a schema', async () => {
    const { code, stderr } = await shop.run(['db:show-database', '--schema', 'stocks']);
    expect(code).toBe(1);
    expect(stderr).toContain(`→ Did you mean stock?`);
  });
});

describe('db:table', () => {
  it('shows a table', async () => {
    const { code, stdout } = await shop.run(['db:table', 'products']);
    expect(code).toBe(0);
    expect(linesOf(stdout)).toEqual([
      expect.stringMatching(/^public\.products  table, ~1,234 rows,  <size>, indexes  <size>$/),
      '',
      'Columns',
      '  id    integer  not null  identity, always',
      '  name  text     not null',
      '',
      'Indexes',
      '  products_pkey  primary key, btree (id)  <size>',
      '',
      'Referenced by',
      '  levels_product_fkey  stock.levels (product) → (id)  on delete cascade',
      '',
    ]);
  });

  it('prints one document', async () => {
    const { stdout } = await shop.run(['db:table', '"stock".levels', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 'stock',
      name: 'levels',
      kind: 'partitioned',
      partitions: [{ schema: 'stock', name: 'levels_2026' }],
    });
  });

  it('suggests what a misspelt name may have meant, and lists all where none is given', async () => {
    expect(await shop.run(['db:table', 'product'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('✗ There is no table or view product.\n→ Did you mean products?\n'),
    });
    expect(await shop.run(['db:table'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('→ There are products, stock.levels, stock.levels_2026.'),
    });
  });
});

describe('db:create and db:drop', () => {
  it('create and drop, and say what they find', async () => {
    const name = `${shop.database.name}_second`;
    const env = other(name);
    const run = async (...args: string[]) => {
      const { code, stdout } = await shop.run(args, env);
      return { code, stdout: stdout.replaceAll(name, '<name>') };
    };
    expect(await run('db:create')).toEqual({ code: 0, stdout: 'Created database <name>.\n' });
    expect(await run('db:create')).toEqual({ code: 0, stdout: 'It is there already: database <name>.\n' });
    expect(await run('db:drop')).toEqual({ code: 2, stdout: '' });
    expect(await run('db:drop', '--force', '--json')).toEqual({
      code: 0,
      stdout: JSON.stringify({ database: '<name>', outcome: 'dropped' }, null, 2) + '\n',
    });
    expect(await run('db:drop', '--force')).toEqual({ code: 0, stdout: 'There is no database <name>.\n' });
  });

  it('says what is missing where there is no terminal', async () => {
    const { code, stderr } = await shop.run(['db:drop']);
    expect(code).toBe(2);
    expect(stderr).toContain(
      '✗ db:drop asks before it changes anything, and there is no terminal to ask on. Nothing was done.\n→ To answer yes beforehand: nest-cmd db:drop --force\n',
    );
  });

  it('is refused in production without a terminal, whoever says that it is', async () => {
    const refused = {
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('→ If you mean it: nest-cmd db:drop --force\n'),
    };
    expect(await shop.run(['db:drop'], { NODE_ENV: 'production' })).toMatchObject(refused);
    await shop.query(`create table siskin_migrations_meta as select 'production' as environment`);
    const recorded = await shop.run(['db:drop', '--json']);
    expect({ code: recorded.code, document: JSON.parse(recorded.stdout) }).toMatchObject({
      code: 1,
      document: { error: { code: 'SISKIN_PRODUCTION_GUARD', verb: 'drop', source: 'database' } },
    });
    await shop.query('drop table siskin_migrations_meta');
  });

  it('names who is connected', async () => {
    const { code, stderr } = await shop.during(`set application_name = 'till'`, () =>
      shop.run(['db:drop', '--force']),
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/another session is connected to it\.\n +pid \d+ of \w+ \(till\), since /);
    expect(stderr).toContain('nest-cmd db:drop --force-disconnect');
  });
});

const isLinux = process.platform === 'linux';

const drop = (name: string, answer: string, asked = '[y/N]', env: Record<string, string> = {}) =>
  onTerminal(['db:drop', '--module', 'src/app.module.ts'], {
    cwd: shop.folder,
    env: { ...other(name), ...env },
    asked,
    answer,
  });

(isLinux ? describe : describe.skip)('db:drop on a terminal', () => {
  it.each([
    ['', 'Nothing was done', 1],
    ['n', 'Nothing was done', 1],
    ['yep', 'Nothing was done', 1],
    ['y', 'Dropped database', 0],
    ['YES', 'Dropped database', 0],
  ])('takes %j for its answer', async (answer, said, code) => {
    const name = `${shop.database.name}_third`;
    await query(shop.database.url, `drop database if exists ${name}`);
    await query(shop.database.url, `create database ${name}`);
    const output = await drop(name, answer);
    expect(output).toContain(`Drop the database ${name} at `);
    expect(output).toContain(said);
    expect(output).toContain(`exit ${code}`);
    await query(shop.database.url, `drop database if exists ${name}`);
  });

  it.each([
    ['y', 'was not', 1],
    ['', 'was not', 1],
    ['<name>', 'Dropped database', 0],
  ])('wants the name of a production database, not %j', async (answer, said, code) => {
    const name = `${shop.database.name}_fourth`;
    await query(shop.database.url, `drop database if exists ${name}`);
    await query(shop.database.url, `create database ${name}`);
    const typed = answer.replace('<name>', name);
    const output = await drop(name, typed, 'type the name of the database:', { NODE_ENV: 'production' });
    expect(output).toContain(`The database ${name} at `);
    expect(output).toContain('is production: NODE_ENV says so.');
    expect(output).toContain(code === 0 ? said : 'Nothing was done');
    expect(output).toContain(`exit ${code}`);
    const left = await query(shop.database.url, `select from pg_database where datname = '${name}'`);
    expect(left).toHaveLength(code);
    await query(shop.database.url, `drop database if exists ${name}`);
  });
});
