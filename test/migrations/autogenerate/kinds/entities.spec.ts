import { defineEntity, MikroORM, p, Routine } from '@mikro-orm/postgresql';

import { EMPTY_MODEL } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { createTestDatabase, type TestDatabase } from '../../../../src/testing/index.js';
import { apply, useOperationsDatabase } from '../../../operations/operations-database.js';
import { operationsBetween, read, startAgain } from './evolution.js';

const Post = defineEntity({
  name: 'Post',
  tableName: 'post',
  properties: { id: p.integer().primary(), author: p.integer(), title: p.string(), views: p.integer() },
  rowLevelSecurity: 'force',
  policies: [
    { using: (columns) => `${columns.author} = current_setting('app.user')::int` },
    {
      name: 'no_drafts',
      command: 'update',
      type: 'restrictive',
      roles: ['kinds_editor'],
      using: 'views > 0',
      check: `title <> ''`,
    },
  ],
  triggers: [
    {
      name: 'count_post',
      timing: 'before',
      events: ['insert', 'update'],
      when: 'new.views is null',
      body: (columns) => `new.${columns.views} := 0;\nreturn new`,
    },
    { name: 'log_post', timing: 'after', events: ['delete'], forEach: 'statement', body: 'return null;' },
    {
      name: 'raw_post',
      timing: 'after',
      events: ['update'],
      expression:
        'create constraint trigger raw_post after update of title on post deferrable initially deferred for each row execute function post_log_post_fn()',
    },
  ],
});

const Author = defineEntity({
  name: 'Author',
  tableName: 'author',
  view: true,
  expression: 'select author as id, count(*)::int as posts from post group by author',
  properties: { id: p.integer().primary(), posts: p.integer() },
});

const Busy = defineEntity({
  name: 'Busy',
  tableName: 'busy',
  view: true,
  expression: 'select id from author where posts > 5',
  properties: { id: p.integer().primary() },
});

const Total = defineEntity({
  name: 'Total',
  tableName: 'total',
  view: { materialized: true },
  expression: 'select author, sum(views)::int as views from post group by author',
  indexes: [{ properties: ['views'], name: 'total_views' }],
  properties: { author: p.integer().primary(), views: p.integer() },
});

const Empty = defineEntity({
  name: 'Empty',
  tableName: 'empty_total',
  view: { materialized: true, withData: false },
  expression: 'select id from busy',
  properties: { id: p.integer().primary() },
});

const routines = [
  new Routine({
    name: 'add',
    type: 'function',
    params: { a: { type: 'int' }, b: { type: 'int', defaultRaw: '1' } },
    returns: { runtimeType: 'number', columnType: 'int' },
    deterministic: true,
    body: 'select a + b',
  }),
  new Routine({
    name: 'busy_authors',
    type: 'function',
    security: 'definer',
    returns: { runtimeType: 'number', columnType: 'bigint' },
    body: 'select count(*) from busy',
  }),
  new Routine({
    name: 'rename_post',
    type: 'procedure',
    params: { post_id: { type: 'int' }, new_title: { type: 'varchar(255)', direction: 'inout', ref: true } },
    body: `update post set title = new_title where id = post_id;\nnew_title := upper(new_title)`,
  }),
];

const client = useOperationsDatabase();
let database: TestDatabase;
let orm: MikroORM;

beforeAll(async () => {
  database = await createTestDatabase();
  orm = await MikroORM.init({
    clientUrl: database.url,
    entities: [Post, Author, Busy, Total, Empty],
    routines,
  });
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

async function entities() {
  await client().query('create role kinds_editor');
  await client().query(await orm.schema.getCreateSchemaSQL({ wrap: false }));
  const model = await read(client());
  await startAgain(client());
  return model;
}

describe("MikroORM's own schema", () => {
  const tables =
    'create table post (id int primary key, author int not null, title varchar(255) not null, views int not null)';

  it('is read with all that entities can say', async () => {
    const model = await entities();
    expect(model.routines.map(({ routine, name, argumentTypes }) => [routine, name, argumentTypes])).toEqual([
      ['function', 'add', ['integer', 'integer']],
      ['function', 'busy_authors', []],
      ['function', 'post_count_post_fn', []],
      ['function', 'post_log_post_fn', []],
      ['procedure', 'rename_post', ['integer', 'character varying']],
    ]);
    expect(model.routines[2]?.definition).toEqual({
      returns: 'trigger',
      body: ' begin new.views := 0; return new; end; ',
    });
    expect(model.views.map(({ name }) => name)).toEqual(['author', 'busy']);
    expect(model.materializedViews.map(({ name, definition }) => [name, definition])).toEqual([
      ['empty_total', { query: 'SELECT id\n   FROM busy', withData: false, indexes: [] }],
      [
        'total',
        {
          query: 'SELECT author,\n    (sum(views))::integer AS views\n   FROM post\n  GROUP BY author',
          indexes: expect.arrayContaining([{ name: 'total_views', columns: ['views'] }]),
        },
      ],
    ]);
    expect(model.triggers.map(({ name, definition }) => [name, definition.function])).toEqual([
      ['count_post', 'post_count_post_fn'],
      ['log_post', 'post_log_post_fn'],
      ['raw_post', 'post_log_post_fn'],
    ]);
    expect(model.policies.map(({ name, definition }) => [name, definition])).toEqual([
      [
        'no_drafts',
        {
          for: 'update',
          permissive: false,
          to: 'kinds_editor',
          using: '(views > 0)',
          withCheck: "((title)::text <> ''::text)",
        },
      ],
      ['post_all_policy', { using: "(author = (current_setting('app.user'::text))::integer)" }],
    ]);
  });

  it('is made again by the operations', async () => {
    const model = await entities();
    await client().query(`create role kinds_editor; ${tables}`);
    const given = await read(client());
    await apply(
      client(),
      operationsBetween({ ...EMPTY_MODEL, tables: given.tables }, { ...model, tables: given.tables }),
    );
    expect(await read(client())).toEqual({ ...model, tables: given.tables });
  });
});
