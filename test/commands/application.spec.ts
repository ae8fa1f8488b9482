import { join } from 'node:path';

import type { Outcome } from '../fixtures/nest-cmd.js';
import { Shop } from '../fixtures/shop.js';

let shop: Shop;
beforeAll(async () => void (shop = await Shop.open()));
afterAll(() => shop.close());
afterEach(() => shop.write({ 'package.json': '{ "name": "shop", "type": "module" }' }));

/** An application in JavaScript whose migrations create one table of this name. */
const moduleOf = (name: string, { imports = true, exported = 'AppModule' } = {}) => `
  import { MikroOrmModule } from '@mikro-orm/nestjs';
  import { PostgreSqlDriver } from '@mikro-orm/postgresql';
  import { Module } from '@nestjs/common';
  import { SiskinModule } from 'siskin';

  export class ${exported} {}
  Module({
    imports: [
      MikroOrmModule.forRoot({
        driver: PostgreSqlDriver,
        clientUrl: process.env.DATABASE_URL,
        entities: [],
        discovery: { warnWhenNoEntities: false },
      }),
      ${imports ? `SiskinModule.forRoot({ migrations: { paths: ['${name}'] } }),` : ''}
    ],
  })(${exported});
`;
const migrationOf = (name: string) => `
  import { Migration } from 'siskin';
  export default class extends Migration {
    change(op) { op.createTable('${name}', (t) => t.integer('id')); }
  }
`;
const application = (name: string, options?: Parameters<typeof moduleOf>[1]) => ({
  [`${name}.module.mjs`]: moduleOf(name, options),
  [`${name}/1_${name}.mjs`]: migrationOf(name),
});

const status = (args: string[] = [], env: Record<string, string> = {}, cwd = shop.folder) =>
  shop.run(['db:status', '--json', ...args], env, cwd);

function revisionsOf({ code, stdout, stderr }: Outcome): string[] {
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const { revisions } = JSON.parse(stdout) as { revisions: { name: string }[] };
  return revisions.map(({ name }) => name);
}

function errorOf({ code, stdout }: Outcome): unknown {
  expect(code).toBe(1);
  return (JSON.parse(stdout) as { error: unknown }).error;
}

const SOURCES = ['20260101090000_create_products', '20260102090000_add_price_to_products'];

describe('the module of the application', () => {
  it('is src/app.module.ts, also from a folder within', async () => {
    expect(revisionsOf(await status([], {}, join(shop.folder, 'src/migrations')))).toEqual(SOURCES);
  });

  it('is named by --module, or in package.json, which --module overrules', async () => {
    await shop.write({ ...application('one'), ...application('two', { exported: 'OtherModule' }) });
    const manifest = { name: 'shop', type: 'module', siskin: { module: 'two.module.mjs' } };
    await shop.write({ 'package.json': JSON.stringify(manifest) });
    const [byPackage, byOption] = await Promise.all([status(), status(['--module=one.module.mjs'])]);
    expect(revisionsOf(byPackage)).toEqual(['1_two']);
    expect(revisionsOf(byOption)).toEqual(['1_one']);
  });

  it('is dist/app.module.js in production', async () => {
    await shop.write({ 'dist/app.module.js': moduleOf('built'), 'built/1_built.mjs': migrationOf('built') });
    const [production, development] = await Promise.all([status([], { NODE_ENV: 'production' }), status()]);
    expect(revisionsOf(production)).toEqual(['1_built']);
    expect(revisionsOf(development)).toEqual(SOURCES);
  });

  it('may fail to be found, to be clear, to import SiskinModule, or to load', async () => {
    await shop.write({
      'several.mjs': `${moduleOf('one', { exported: 'One' })}\nexport class Two {}\nModule({ imports: [] })(Two);`,
      'none.mjs': 'export const answer = 42;',
      'without.mjs': moduleOf('one', { imports: false }),
      'throws.mjs': `console.log('about to'); throw new Error('No such setting: SHOP_KEY');`,
    });
    const [missing, several, none, without, throws] = await Promise.all([
      status(['--module', 'src/nothing.ts']),
      status(['--module', 'several.mjs']),
      status(['--module', 'none.mjs']),
      status(['--module', 'without.mjs']),
      shop.run(['db:status', '--module', 'throws.mjs']),
    ]);
    expect(missing && errorOf(missing)).toMatchObject({
      name: 'ApplicationModuleMissingError',
      searched: ['src/nothing.ts', 'dist/nothing.js'],
    });
    expect(several && errorOf(several)).toMatchObject({
      name: 'ApplicationModuleUnclearError',
      file: 'several.mjs',
      modules: ['One', 'Two'],
    });
    expect(none && errorOf(none)).toMatchObject({ name: 'ApplicationModuleUnclearError', modules: [] });
    expect(without && errorOf(without)).toMatchObject({ name: 'SiskinModuleMissingError' });
    expect(throws).toEqual({ code: 1, stdout: '', stderr: 'about to\n✗ No such setting: SHOP_KEY\n' });
  });
});

describe('a database that does not let us in', () => {
  const PASSWORD = 'p4ss%2Fw0rd-s3cret';
  const SECRETS = ['p4ss/w0rd-s3cret', PASSWORD];

  /** The URL of the shop's server with other parts. */
  function urlWith(parts: Partial<Pick<URL, 'host' | 'hostname' | 'username'>>): string {
    return Object.assign(new URL(shop.database.url), { password: PASSWORD, ...parts }).href;
  }

  it('is reported with its address and never with the password', async () => {
    const { hostname, port, pathname } = new URL(shop.database.url);
    const [host, database] = [`${hostname}:${port || 5432}`, pathname.slice(1)];
    const right = Object.assign(new URL(shop.database.url), { pathname: '/no_such_database' });
    const cases = [
      {
        url: urlWith({ host: '127.0.0.1:1' }),
        problem: `✗ The database ${database} at 127.0.0.1:1 can't be reached: nothing listens there.`,
      },
      {
        url: urlWith({ hostname: 'no-such-host.invalid' }),
        problem: `✗ The database ${database} at no-such-host.invalid:${port || 5432} can't be reached: `,
      },
      {
        url: urlWith({ username: 'nobody' }),
        problem: `✗ The server ${host} refuses the login of nobody: `,
      },
      { url: right.href, problem: `✗ There is no database no_such_database at ${host}.` },
    ];
    const secrets = [...SECRETS, right.password, decodeURIComponent(right.password)].filter(Boolean);

    const outcomes = await Promise.all(
      cases.map(({ url }) => shop.run(['db:status', '--verbose'], { DATABASE_URL: url })),
    );
    expect(outcomes.map(({ code, stdout }) => ({ code, stdout }))).toEqual(
      cases.map(() => ({ code: 1, stdout: '' })),
    );
    outcomes.forEach(({ stderr }, i) => {
      expect(stderr).toContain(cases[i]?.problem);
      expect(secrets.filter((secret) => stderr.includes(secret))).toEqual([]);
    });
  });

  it('is created by db:migrate --create-database', async () => {
    const name = `${shop.database.name}_new`;
    const url = Object.assign(new URL(shop.database.url), { pathname: `/${name}` }).href;
    try {
      const refused = await shop.run(['db:migrate', '--json'], { DATABASE_URL: url });
      expect(errorOf(refused)).toMatchObject({
        name: 'DatabaseMissingError',
        address: { database: name },
        remedy: expect.stringContaining('`nest-cmd db:migrate --create-database`'),
      });
      expect(refused.stdout).not.toContain(new URL(url).password);

      const { code, stdout } = await shop.run(['db:migrate', '--create-database'], { DATABASE_URL: url });
      expect({ code, last: stdout.split('\n').slice(-3) }).toEqual({
        code: 0,
        last: ['The database was created.', 'Applied 2 migrations.', ''],
      });
    } finally {
      await shop.query(`drop database if exists ${name} with (force)`);
    }
  });
});
