import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Client } from 'pg';

import { compareSchemaLines } from '../../src/database/snapshot/compare-schema-lines.js';
import { readSchemaLines } from '../../src/database/snapshot/read-schema-lines.js';
import {
  BaselineNotProvedError,
  BaselineRefusedError,
  FileExistsError,
  InvalidRevisionNameError,
  InvalidNameError,
  MigrationFolderNeededError,
  ScratchDatabaseError,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { Role } from '../migrations/faults/role.fixture.js';
import { SCHEMAS } from '../snapshot/schemas.js';

const LEDGER = ['', '_meta', '_lock', '_backfills'].map((suffix) => `siskin_migrations${suffix}`);

async function linesOf(lab: Lab): Promise<readonly string[]> {
  const client = new Client(lab.database.url);
  await client.connect();
  try {
    return await readSchemaLines(client, { except: LEDGER });
  } finally {
    await client.end();
  }
}

const SHOP = `
  create type status as enum ('new', 'paid');
  create table customers (id serial primary key, email text not null unique);
  create table orders (id bigint generated always as identity primary key, customer_id int not null references customers, status status default 'new');
  create index on orders (customer_id);
  create view paid as select * from orders where status = 'paid'`;

describe('a baseline', () => {
  it('is the present schema as the first migration, and is applied', async () => {
    await using lab = await Lab.open();
    await lab.query(`${SHOP}; insert into customers (email) values ('a@b.c')`);
    const folder = await lab.folder({});
    const migrations = await lab.on([folder]);
    const before = await linesOf(lab);

    const baseline = await migrations.baseline('start', { revision: 'r0' });

    const [file = ''] = await readdir(folder);
    expect(file).toMatch(/^\d{14}_start\.sql$/);
    expect(baseline).toEqual({
      revision: 'r0',
      path: join(folder, file),
      parents: [],
      labels: [],
      dependsOn: [],
      objects: 7,
      proved: true,
    });
    // PostgreSQL 15 and earlier name the table of a view's column.
    const text = (await readFile(join(folder, file), 'utf8')).replaceAll(/\borders\.(?=[a-z])/g, '');
    expect(text).toBe(
      [
        '-- revision: r0',
        '-- parents:',
        '--',
        '-- The schema as it was when the migrations began. Owners, grants and rows are no part of it.',
        '',
        '-- up',
        "create type public.status as enum ('new', 'paid');",
        'create sequence public.customers_id_seq as integer;',
        'create table public.customers (',
        "  id integer default nextval('public.customers_id_seq'::regclass) not null,",
        '  email text not null,',
        '  constraint customers_pkey PRIMARY KEY (id),',
        '  constraint customers_email_key UNIQUE (email)',
        ');',
        'alter sequence public.customers_id_seq owned by public.customers.id;',
        'create table public.orders (',
        '  id bigint generated always as identity not null,',
        '  customer_id integer not null,',
        "  status public.status default 'new'::public.status,",
        '  constraint orders_pkey PRIMARY KEY (id)',
        ');',
        'CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id);',
        'alter table only public.orders add constraint orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES public.customers(id);',
        'create view public.paid as',
        ' SELECT id,',
        '    customer_id,',
        '    status',
        '   FROM public.orders',
        "  WHERE (status = 'paid'::public.status);",
        '',
        '-- down',
        'drop view public.paid;',
        'alter table public.orders drop constraint orders_customer_id_fkey;',
        'drop table public.orders;',
        'drop table public.customers;',
        'drop type public.status;',
        '',
      ].join('\n'),
    );
    expect(await lab.applied()).toEqual(['r0 in 1']);
    expect(compareSchemaLines(before, await linesOf(lab))).toEqual([]);
    expect(await lab.query('select email from customers')).toEqual([{ email: 'a@b.c' }]);
    const again = await lab.on([folder]);
    expect((await again.status()).revisions).toMatchObject([{ revision: 'r0', state: 'applied' }]);
    expect((await again.migrate()).steps).toEqual([]);
  });

  it('makes the schema of a new database, and reverts it', async () => {
    await using lab = await Lab.open();
    await lab.query('set check_function_bodies = off');
    for (const what of [
      'trees of partitions',
      'triggers, rules and policies',
      'names that hold anything',
    ] as const) {
      const place = what.slice(0, 3);
      await lab.query(`create schema "${place}"; set search_path = "${place}"; ${SCHEMAS[what]}`);
    }
    const folder = await lab.folder({});
    await (await lab.on([folder])).baseline();
    await using other = await Lab.open();
    const empty = await linesOf(other);
    const migrations = await other.on([folder]);

    await migrations.migrate();
    expect(compareSchemaLines(await linesOf(lab), await linesOf(other))).toEqual([]);
    await migrations.rollback();
    expect(compareSchemaLines(empty, await linesOf(other))).toEqual([]);
    await migrations.migrate();
    expect(compareSchemaLines(await linesOf(lab), await linesOf(other))).toEqual([]);
  });

  it('knows nothing of the ledger, whose schema may hold other things', async () => {
    await using lab = await Lab.open();
    await lab.query('create schema tools; create table tools.mine (id int)');
    const folder = await lab.folder({});
    const options = { table: 'log', schema: 'tools' };
    const { path } = await (await lab.on([folder], options)).baseline();
    expect(await readFile(path, 'utf8')).not.toMatch(/\blog/);
    await using other = await Lab.open();
    const migrations = await other.on([folder], options);
    await migrations.migrate();
    expect(await other.query('select count(*) from tools.mine')).toEqual([{ count: '0' }]);
    await migrations.rollback();
    expect(await other.query(`select to_regclass('tools.mine') as mine`)).toEqual([{ mine: null }]);
  });
});

describe('a baseline is refused', () => {
  it('where there are migrations', async () => {
    await using lab = await Lab.open();
    await lab.query(SHOP);
    const migrations = await lab.with({ '1_first.sql': '-- revision: first\n-- up\nselect 1;' });
    const error = await rejection(migrations.baseline(), BaselineRefusedError);
    expect(error.message).toBe(
      [
        'The history has migrations already: first. A baseline would begin a second one. Nothing was done.',
        'Where the database is as they leave it, record them as applied: nest-cmd db:stamp heads',
        'Else move them out of migrations.paths.',
      ].join('\n'),
    );
    expect(error.obstacle).toEqual({ reason: 'migrations', revisions: ['first'] });
    expect(await lab.applied()).toEqual([]);
  });

  it('where the ledger has rows', async () => {
    await using lab = await Lab.open();
    await (await lab.with({ '1_first.sql': '-- revision: first\n-- up\ncreate table a ();' })).migrate();
    const folder = await lab.folder({});
    const error = await rejection((await lab.on([folder])).baseline(), BaselineRefusedError);
    expect(error.message).toBe(
      [
        'The ledger "public"."siskin_migrations" has rows already: first. A baseline is for a database without any. Nothing was done.',
        'Bring the files of these revisions back, or, where they are no longer wanted, empty the ledger: nest-cmd db:stamp --purge base',
      ].join('\n'),
    );
    expect(await readdir(folder)).toEqual([]);
    expect(await lab.applied()).toEqual(['first in 1']);
  });

  it('where there is no schema', async () => {
    await using lab = await Lab.open();
    const error = await rejection((await lab.with({})).baseline(), BaselineRefusedError);
    expect(error.obstacle).toEqual({ reason: 'empty' });
    expect(error.message).toBe(
      'The database holds nothing beside the ledger that a baseline could create. Nothing was done.\nWrite a first migration: nest-cmd make:migration NAME',
    );
  });

  it('where it would not rebuild the schema, with what differs', async () => {
    await using lab = await Lab.open();
    await lab.query(`${SHOP}; create operator === (leftarg = int, rightarg = int, function = int4eq);
      update pg_index set indisvalid = false where indexrelid = 'orders_customer_id_idx'::regclass`);
    const folder = await lab.folder({});
    const error = await rejection((await lab.on([folder])).baseline(), BaselineNotProvedError);
    expect(error.message).toBe(
      [
        'A baseline of the schema would not rebuild it as it is. Nothing was written.',
        '3 lines differ, of the original (-) and of the rebuilt one (+):',
        '+ index CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id)',
        '- index CREATE INDEX orders_customer_id_idx ON public.orders USING btree (customer_id) invalid',
        '- operator public.===(integer,integer)',
        'Change these objects in the database, and run the command again.',
        'Or write the baseline all the same, and correct its file by hand: nest-cmd db:baseline --no-prove',
      ].join('\n'),
    );
    expect(await readdir(folder)).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });

  it('with no more than twenty differences', async () => {
    await using lab = await Lab.open();
    for (let i = 0; i < 25; i++) {
      await lab.query(`create text search configuration "c${i}" (copy = simple)`);
    }
    const error = await rejection((await lab.with({})).baseline(), BaselineRefusedError);
    expect(error.obstacle).toEqual({ reason: 'empty' });
    await lab.query('create table t ()');
    const { message, doubt } = await rejection((await lab.with({})).baseline(), BaselineNotProvedError);
    expect(doubt).toMatchObject({ differences: { length: 25 } });
    expect(message.split('\n').filter((line) => line.startsWith('- '))).toHaveLength(20);
    expect(message).toContain('\n... and 5 more\n');
  });

  it('where the server refuses a statement of it', async () => {
    await using lab = await Lab.open();
    await lab.query(`
      create operator === (leftarg = int, rightarg = int, function = int4eq);
      create view v as select 1 operator(public.===) 1 as same`);
    const folder = await lab.folder({});
    const error = await rejection((await lab.on([folder])).baseline(), BaselineNotProvedError);
    expect(error.message).toContain(
      'The server refused a statement: operator does not exist: integer public.=== integer\ncreate view public.v as\n',
    );
    expect(error.doubt).toMatchObject({ reason: 'operator does not exist: integer public.=== integer' });
    expect(await readdir(folder)).toEqual([]);
  });

  it('where its name or revision is none, its folder is not said, or its file is there', async () => {
    await using lab = await Lab.open();
    await lab.query(SHOP);
    const folder = await lab.folder({
      'r__v.sql': '-- repeatable: true\n-- up\ncreate or replace view w as select 1 as x;',
    });
    const migrations = await lab.on([folder]);
    await rejection(migrations.baseline('--'), InvalidNameError);
    await rejection((await lab.on([folder, await lab.folder({})])).baseline(), MigrationFolderNeededError);
    const named = await lab.on([folder], { fileName: '{slug}' });
    await writeFile(join(folder, 'taken.sql'), '-- repeatable: true\n-- up\nselect 1;');
    await rejection(named.baseline('taken'), FileExistsError);
    await rejection(migrations.baseline('x', { revision: 'a b' }), InvalidRevisionNameError);
    expect(await lab.applied()).toEqual([]);
  });
});

describe('a role that may not create databases', () => {
  it('is told so, and goes without the proof', async () => {
    await using lab = await Lab.open();
    await using role = await Role.create(lab);
    await lab.query(
      `grant create, usage on schema public to ${role.quoted}; set role ${role.quoted}; ${SHOP}`,
    );
    const folder = await lab.folder({});
    const migrations = await lab.on([folder], {}, role.url);
    await rejection(migrations.baseline(), ScratchDatabaseError);
    expect(await readdir(folder)).toEqual([]);
    expect(await migrations.baseline('start', { prove: false })).toMatchObject({ proved: false, objects: 7 });
    expect(await readdir(folder)).toHaveLength(1);
    expect(await lab.applied()).toHaveLength(1);
  });
});
