import { Client, escapeIdentifier } from 'pg';

import {
  PooledSettingsError,
  RoleRefusedError,
  SearchPathRefusedError,
  type MigrationOptions,
} from '../../src/index.js';
import { ensureSettable } from '../../src/database/session-identity.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { dropRoles, roleName } from '../operations/roles.js';
import { outside } from './outside/outside.fixture.js';
import { ADVISORY } from './advisory.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(async () => {
  const client = new Client({ connectionString: lab.database.url });
  await client.connect();
  await dropRoles(client);
  await client.end();
  await lab.close();
});

const MODES = ['each', 'all'] as const;
/** With a name that has to be quoted. */
const owner = roleName('The "owner"');
const login = roleName('login');

/** A login that is no superuser, and a role that may create things. */
async function makeRoles(...more: string[]): Promise<string> {
  const [own, log] = [owner, login].map(escapeIdentifier);
  await lab.query(`create role ${own}; create role ${log} noinherit login password 'secret';
    grant create, usage on schema public to ${own}; ${more.join(';')}`);
  const url = new URL(lab.database.url);
  url.username = login;
  url.password = 'secret';
  return url.href;
}
const GRANT = `grant ${escapeIdentifier(owner)} to ${escapeIdentifier(login)}`;

/** Comes and goes with the ledger. */
const META = 'siskin_migrations_meta';
const owners = () =>
  lab.query(
    `select relname as name, pg_get_userbyid(relowner) as owner from pg_class
      where relkind in ('r', 'v') and relnamespace = 'public'::regnamespace and relname <> '${META}' order by 1`,
  );

const creating = (name: string, ...before: string[]) => `
  import { Migration } from 'siskin';
  export default class extends Migration {
    static revision = '${name}';
    up(op) {
      ${before.map((statement) => `op.sql(${JSON.stringify(statement)});`).join('\n')}
      op.sql('create table ${name} ()');
    }
    down(op) { op.sql('drop table ${name}'); }
  }`;

const SHOP = 'The "shop", of $1';
const tables = () =>
  lab.query(
    `select nspname as schema, relname as name from pg_class join pg_namespace n on n.oid = relnamespace
      where relkind = 'r' and nspname !~ '^(pg_|information_schema)' and relname <> '${META}' order by 1, 2`,
  );
const makeSchemas = () => lab.query(`create schema ${escapeIdentifier(SHOP)}; create schema other`);

describe('the option role', () => {
  it.each(MODES)('lets it own what is created, the ledger included: transaction %s', async (transaction) => {
    const url = await makeRoles(GRANT);
    const folder = await lab.folder({
      '1_a.ts': creating('a'),
      '2_b.ts': creating('b'),
      'v.repeatable.ts': `
        import { Migration } from 'siskin';
        export default class extends Migration {
          static repeatable = true;
          up(op) { op.sql('create view v as select 1 as one'); }
          down(op) { op.sql('drop view v'); }
        }`,
    });
    const migrations = await lab.on([folder], { role: owner, transaction }, url);
    await migrations.migrate();
    expect(await owners()).toEqual(['a', 'b', 'siskin_migrations', 'v'].map((name) => ({ name, owner })));
    expect(await migrations.status()).toMatchObject({ applied: 2, pending: 0 });
    expect(await migrations.current()).toHaveLength(1);
    await migrations.rollback({ target: 'base' });
    expect(await owners()).toEqual([{ name: 'siskin_migrations', owner }]);
  });

  it.each(MODES)('comes back after a migration that leaves it: transaction %s', async (transaction) => {
    const migrations = await lab.with(
      {
        '1_reset.ts': creating('a', 'reset role'),
        '2_after.ts': creating('b'),
        '3_other.ts': creating('c', `set role pg_database_owner`),
        '4_after.ts': creating('d'),
      },
      { role: owner, transaction },
    );
    await makeRoles();
    await migrations.migrate();
    const [{ me } = { me: '' }] = await lab.query('select current_user as me');
    expect(await owners()).toEqual([
      { name: 'a', owner: me },
      { name: 'b', owner },
      { name: 'c', owner: 'pg_database_owner' },
      { name: 'd', owner },
      { name: 'siskin_migrations', owner },
    ]);
  });

  it('is that of statements outside a transaction, too', async () => {
    const url = await makeRoles(GRANT);
    const source = outside({
      revision: 'out',
      parents: [],
      up(op) {
        op.sql('create table out (id int)');
        op.sql('create index concurrently on out (id)');
      },
    });
    await (await lab.on([await lab.folder({ '1_out': source })], { role: owner }, url)).migrate();
    expect(await owners()).toEqual(['out', 'siskin_migrations'].map((name) => ({ name, owner })));
  });

  it('is refused where the login is no member of it, with the grant that is missing', async () => {
    const url = await makeRoles();
    const migrations = await lab.on([await lab.folder({ '1_a.ts': creating('a') })], { role: owner }, url);
    const error = await rejection(migrations.migrate(), RoleRefusedError);
    expect(error).toMatchObject({ role: owner, login, reason: 'notMember' });
    expect(error.message).toBe(
      `The login '${login}' may not take on the role '${owner}' of the option migrations.role. Nothing was done.\n` +
        `Make the login a member of it: \`${GRANT}\``,
    );
    await rejection(migrations.status(), RoleRefusedError);
    expect(await owners()).toEqual([]);
    expect(await lab.query(`select from pg_locks where ${ADVISORY}`)).toEqual([]);

    await lab.query(GRANT);
    expect((await migrations.migrate()).steps).toHaveLength(1);
  });

  it('is refused where there is no such role', async () => {
    const migrations = await lab.with({ '1_a.ts': creating('a') }, { role: 'nobody at all' });
    const error = await rejection(migrations.migrate(), RoleRefusedError);
    expect(error).toMatchObject({ role: 'nobody at all', reason: 'unknown' });
    expect(error.remedy).toContain('create role "nobody at all"; grant "nobody at all" to ');
    await rejection(migrations.status(), RoleRefusedError);
    expect(await owners()).toEqual([]);
  });
});

describe('the option searchPath', () => {
  it.each(MODES)(
    'is where things are created, the ledger too, in each migration: transaction %s',
    async (transaction) => {
      await makeSchemas();
      const migrations = await lab.with(
        {
          '1_a.ts': creating('a', 'set search_path to other'),
          '2_b.ts': creating('b', 'set local search_path to other'),
          '3_c.ts': creating('c', 'reset search_path', 'reset all'),
          '4_d.ts': creating('d'),
        },
        { searchPath: [SHOP, 'public'], transaction },
      );
      await migrations.migrate();
      expect(await tables()).toEqual([
        { schema: SHOP, name: 'd' },
        { schema: SHOP, name: 'siskin_migrations' },
        { schema: 'other', name: 'a' },
        { schema: 'other', name: 'b' },
        { schema: 'public', name: 'c' },
      ]);
      expect(await migrations.status()).toMatchObject({ applied: 4, pending: 0 });
    },
  );

  it('has a history of its own in each schema', async () => {
    await makeSchemas();
    const folder = await lab.folder({ '1_a.ts': creating('a') });
    const runs: MigrationOptions[] = [{}, { searchPath: 'other' }, { searchPath: [SHOP, 'other', 'public'] }];
    for (const options of runs) {
      const migrations = await lab.on([folder], options);
      expect(await migrations.status()).toMatchObject({ applied: 0, pending: 1 });
      expect((await migrations.migrate()).steps).toHaveLength(1);
      expect(await migrations.status()).toMatchObject({ applied: 1, pending: 0 });
    }
    expect(await tables()).toEqual(
      [SHOP, 'other', 'public'].flatMap((schema) =>
        ['a', 'siskin_migrations'].map((name) => ({ schema, name })),
      ),
    );
  });

  it('leaves the ledger where the option schema says', async () => {
    await makeSchemas();
    const migrations = await lab.with({ '1_a.ts': creating('a') }, { searchPath: 'other', schema: 'ops' });
    await migrations.migrate();
    expect(await tables()).toEqual([
      { schema: 'ops', name: 'siskin_migrations' },
      { schema: 'other', name: 'a' },
    ]);
  });

  it('passes over $user where there is no such schema, as PostgreSQL does', async () => {
    const migrations = await lab.with({ '1_a.ts': creating('a') }, { searchPath: ['$user', 'public'] });
    await migrations.migrate();
    expect(await tables()).toMatchObject([{ schema: 'public' }, { schema: 'public' }]);
  });

  it('is refused where its first schema is not there, or may not be used', async () => {
    const options = { searchPath: ['nowhere', 'public'] };
    const migrations = await lab.with({ '1_a.ts': creating('a') }, options);
    const error = await rejection(migrations.migrate(), SearchPathRefusedError);
    expect(error).toMatchObject({ schema: 'nowhere', reason: 'missing', database: expect.any(String) });
    expect(error.message).toBe(
      `The database '${error.database}' has no schema 'nowhere', the first one of the option migrations.searchPath. Nothing was done.\n` +
        `Mend its name, or make it: \`create schema "nowhere" authorization "${error.role}"\``,
    );
    await rejection(migrations.status(), SearchPathRefusedError);
    expect(await tables()).toEqual([]);

    const url = await makeRoles(GRANT, 'create schema nowhere');
    const folder = await lab.folder({ '1_a.ts': creating('a') });
    const refused = await rejection(
      (await lab.on([folder], { ...options, role: owner }, url)).migrate(),
      SearchPathRefusedError,
    );
    expect(refused).toMatchObject({ reason: 'notUsable', role: owner });
    expect(refused.remedy).toBe(
      `Grant it: \`grant usage, create on schema "nowhere" to ${escapeIdentifier(owner)}\``,
    );
  });
});

describe('behind a pooler in transaction mode', () => {
  it.each([
    [{ role: 'owner' }, ['migrations.role']],
    [{ searchPath: 'shop' }, ['migrations.searchPath']],
    [{ role: 'owner', searchPath: ['shop'] }, ['migrations.role', 'migrations.searchPath']],
  ])('%j is refused', (identity, options) => {
    expect(() => ensureSettable({}, identity)).toThrow(PooledSettingsError);
    expect(new PooledSettingsError(options).message).toContain(options.join(' and '));
    expect(() => ensureSettable({ backend: 1 }, identity)).not.toThrow();
    expect(() => ensureSettable({}, {})).not.toThrow();
  });
});
