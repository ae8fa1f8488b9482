import type { Operations } from '../../../../../src/index.js';
import type { DifferenceCase } from '../difference-case.js';

type Describe = Parameters<Operations['createTable']>[1];

const STATUS: Describe = (t) => t.column('s', 'status');

/** An enum, and a table that uses it. */
const status =
  (values: readonly string[], define: Describe = STATUS) =>
  (op: Operations) => {
    op.createEnum('status', values);
    op.createTable('a', (t) => (t.integer('id').primaryKey(), define(t)));
  };
const renamed = (...pairs: readonly [string, string][]) => ({ renames: new Map(pairs) });
const query = 'select s::text from a order by id';
const rows = ["insert into a values (1, 'draft'), (2, 'done')"];
const checked =
  (value = 'draft'): Describe =>
  (t) => {
    t.column('s', 'status').notNull().default(value);
    t.check('c', `s <> '${value}'::status or id > 0`);
    t.index(['id'], { name: 'p', where: `s = '${value}'::status` });
    t.index([{ expression: "coalesce(s, 'done')" }], { name: 'e' });
    t.index(['s'], { name: 'i' });
  };

export const ENUM_CASES: readonly DifferenceCase[] = [
  {
    name: 'one that comes',
    v1: () => undefined,
    v2: (op) => op.createEnum('status', ['b', 'a'], { comment: 'x' }),
    kinds: ['createEnum'],
  },
  {
    name: 'one that goes',
    v1: status(['draft'], (t) => t.column('s', 'status').default('draft')),
    v2: (op) => op.createTable('a', (t) => t.integer('id').primaryKey()),
    rows: ["insert into a values (1, 'draft')"],
  },
  {
    name: 'one with another comment',
    v1: (op) => op.createEnum('status', ['a']),
    v2: (op) => op.createEnum('status', ['a'], { comment: 'x' }),
    kinds: ['comment'],
  },
  {
    name: 'a value that comes last',
    v1: status(['draft', 'done']),
    v2: status(['draft', 'done', 'gone']),
    rows,
    kinds: ['reversible'],
  },
  {
    name: 'values that come anywhere',
    v1: status(['draft', 'done']),
    v2: status(['x', 'y', 'draft', 'z', 'w', 'done', 'q', 'r']),
    rows,
    kinds: ['reversible'],
    query,
    result: [{ s: 'draft' }, { s: 'done' }],
    restored: [{ s: 'draft' }, { s: 'done' }],
  },
  {
    name: 'a value that comes, with what is made of the column',
    v1: status(['draft', 'done'], checked()),
    v2: status(['draft', 'done', 'gone'], checked()),
    rows,
    kinds: ['reversible'],
  },
  {
    name: 'a value that comes, in an array with a default',
    v1: status(['draft', 'done'], (t) => t.column('s', 'status[]').default(['draft'])),
    v2: status(['draft', 'done', 'gone'], (t) => t.column('s', 'status[]').default(['draft'])),
    rows: ["insert into a values (1, '{done,draft}')"],
  },
  {
    name: 'a value that comes, and a column that goes',
    v1: status(['draft', 'done'], (t) => (STATUS(t), t.column('r', 'status').default('done'))),
    v2: status(['draft', 'done', 'gone']),
    rows: ["insert into a values (1, 'draft')"],
    kinds: ['dropColumn', 'reversible'],
  },
  {
    name: 'a value that comes, and is the default',
    v1: status(['draft', 'done'], checked()),
    v2: status(['draft', 'new', 'done'], (t) => t.column('s', 'status').notNull().default('new')),
    rows,
    query,
    result: [{ s: 'draft' }, { s: 'done' }],
    restored: [{ s: 'draft' }, { s: 'done' }],
  },
  {
    name: 'a value that comes, and is used by a check',
    v1: status(['draft', 'done']),
    v2: status(['draft', 'done', 'new'], (t) => t.column('s', 'status').check("s <> 'new'", { name: 'c' })),
    rows,
    kinds: ['replaceEnum', 'addConstraint'],
  },
  {
    name: 'a value that comes, and is the default of a new table',
    v1: status(['draft', 'done']),
    v2: (op) => (
      status(['draft', 'done', 'new'])(op),
      op.createTable('b', (t) => t.column('s', 'status[]').default('{new}'))
    ),
    rows,
  },
  {
    name: 'a value that goes',
    v1: status(['draft', 'done', 'gone']),
    v2: status(['draft', 'done']),
    rows,
    kinds: ['replaceEnum'],
  },
  {
    name: 'values in another order',
    v1: status(['draft', 'done']),
    v2: status(['done', 'draft']),
    rows,
    kinds: ['replaceEnum'],
  },
  {
    name: 'a value that goes, with what is made of the column',
    v1: status(['draft', 'done', 'gone'], checked()),
    v2: status(['draft', 'done'], checked()),
    rows,
  },
  {
    name: 'a value that goes, and was the default',
    v1: status(['draft', 'done', 'gone'], (t) => t.column('s', 'status').default('gone')),
    v2: status(['draft', 'done'], (t) => t.column('s', 'status').default('done')),
    rows,
  },
  {
    name: 'a value that goes, and was the default, which goes',
    v1: status(['draft', 'done', 'gone'], (t) => t.column('s', 'status').default('gone')),
    v2: status(['draft', 'done']),
    rows,
  },
  {
    name: 'a value that goes and becomes one that stays',
    v1: status(['draft', 'open', 'done'], (t) => t.column('s', 'status').notNull().default('draft')),
    v2: status(['open', 'done'], (t) => t.column('s', 'status').notNull().default('open')),
    rows,
    decisions: renamed(['status.draft', 'status.open']),
    kinds: ['replaceEnum'],
    query,
    result: [{ s: 'open' }, { s: 'done' }],
    restored: [{ s: 'open' }, { s: 'done' }],
  },
  {
    name: 'two values that become one that was not there',
    v1: status(['draft', 'open', 'done'], (t) => t.column('s', 'status').default('open')),
    v2: status(['fresh', 'done'], (t) => t.column('s', 'status').default('fresh')),
    rows: ["insert into a values (1, 'draft'), (2, 'open'), (3, 'done')"],
    decisions: renamed(['status.draft', 'status.fresh'], ['status.open', 'fresh']),
    kinds: ['replaceEnum'],
    query,
    result: [{ s: 'fresh' }, { s: 'fresh' }, { s: 'done' }],
    restored: [{ s: 'draft' }, { s: 'draft' }, { s: 'done' }],
  },
  {
    name: 'a value of arrays that becomes one that stays',
    v1: status(['draft', 'open'], (t) => t.column('s', 'status[]').default(['draft', 'open'])),
    v2: status(['open'], (t) => t.column('s', 'status[]').default(['open', 'open'])),
    rows: ["insert into a values (1, '{open,draft}')"],
    decisions: renamed(['status.draft', 'open']),
    query,
    result: [{ s: '{open,open}' }],
  },
  {
    name: 'a value by another name',
    v1: status(['draft', 'done'], checked('draft')),
    v2: status(['open', 'done'], checked('open')),
    rows,
    decisions: renamed(['status.draft', 'status.open']),
    kinds: ['renameEnumValue'],
    query,
    result: [{ s: 'open' }, { s: 'done' }],
    restored: [{ s: 'draft' }, { s: 'done' }],
  },
  {
    name: 'a value by another name, and one more',
    v1: status(['draft', 'done'], checked('draft')),
    v2: status(['open', 'done', 'gone'], checked('open')),
    rows,
    decisions: renamed(['status.draft', 'status.open']),
    kinds: ['renameEnumValue', 'reversible'],
  },
  {
    name: 'a value by another name, and one less',
    v1: status(['draft', 'gone', 'done'], checked('draft')),
    v2: status(['open', 'done'], checked('open')),
    rows,
    decisions: renamed(['status.draft', 'status.open']),
  },
  {
    name: 'text that becomes one',
    v1: (op) =>
      op.createTable(
        'a',
        (t) => (
          t.integer('id').primaryKey(),
          t.text('s').notNull().default('draft').check("s in ('draft', 'done')", { name: 'c' })
        ),
      ),
    v2: status(['draft', 'done'], (t) => t.column('s', 'status').notNull().default('draft')),
    rows,
    kinds: ['dropConstraint', 'createEnum', 'alterColumn'],
    query,
    result: [{ s: 'draft' }, { s: 'done' }],
    restored: [{ s: 'draft' }, { s: 'done' }],
  },
  {
    name: 'one that becomes text',
    v1: status(['draft', 'done'], (t) => t.column('s', 'status').notNull().default('draft')),
    v2: (op) =>
      op.createTable(
        'a',
        (t) => (
          t.integer('id').primaryKey(),
          t.text('s').notNull().default('draft').check("s in ('draft', 'done')", { name: 'c' })
        ),
      ),
    rows,
  },
  {
    name: 'text that becomes one that gets a value',
    v1: status(['draft'], (t) => (STATUS(t), t.text('r'))),
    v2: status(['draft', 'done'], (t) => (STATUS(t), t.column('r', 'status'))),
    rows: ["insert into a values (1, 'draft', 'done')"],
    query: 'select r::text from a',
    result: [{ r: 'done' }],
    restored: [{ r: 'done' }],
  },
  {
    name: 'one that becomes another one',
    v1: (op) => (
      op.createEnum('kind', ['draft', 'done']),
      op.createTable(
        'a',
        (t) => (t.integer('id').primaryKey(), t.column('s', 'kind').default('done').index()),
      )
    ),
    v2: status(['draft', 'done', 'x'], (t) => t.column('s', 'status').default('x').index()),
    rows,
  },
  {
    name: 'a column that becomes text while a value goes',
    v1: status(
      ['draft', 'done', 'gone'],
      (t) => (t.column('s', 'status').default('gone'), t.column('r', 'status').default('gone')),
    ),
    v2: status(['draft', 'done'], (t) => (t.text('s').default('gone'), t.column('r', 'status'))),
    rows: ["insert into a values (1, 'draft', 'done')"],
  },
  {
    name: 'a value that goes, of an enum beneath a domain',
    v1: (op) => (
      op.createEnum('status', ['draft', 'gone', 'done']),
      op.createDomain('d', 'status', { checks: [{ name: 'c', expression: "value <> 'draft'" }] }),
      op.createTable('a', (t) => (t.integer('id').primaryKey(), t.column('s', 'd').default('done')))
    ),
    v2: (op) => (
      op.createEnum('status', ['draft', 'done']),
      op.createDomain('d', 'status', { checks: [{ name: 'c', expression: "value <> 'draft'" }] }),
      op.createTable('a', (t) => (t.integer('id').primaryKey(), t.column('s', 'd').default('done')))
    ),
    rows: ["insert into a values (1, 'done')"],
    query,
    result: [{ s: 'done' }],
    restored: [{ s: 'done' }],
  },
  {
    name: 'one in a schema, with a quoted name, and keys over it',
    v1: (op) => {
      op.createSchema('Shop');
      op.createEnum('Shop.My Kind', ["it's", 'b']);
      op.createTable('Shop.x', (t) => t.column('k', '"Shop"."My Kind"').primaryKey());
      op.createTable(
        'y',
        (t) => (t.integer('id').primaryKey(), t.column('k', '"Shop"."My Kind"').references('Shop.x', 'k')),
      );
    },
    v2: (op) => {
      op.createSchema('Shop');
      op.createEnum('Shop.My Kind', ['b', "it's"]);
      op.createTable('Shop.x', (t) => t.column('k', '"Shop"."My Kind"').primaryKey());
      op.createTable(
        'y',
        (t) => (t.integer('id').primaryKey(), t.column('k', '"Shop"."My Kind"').references('Shop.x', 'k')),
      );
    },
    rows: [`insert into "Shop".x values ('b')`, "insert into y values (1, 'b')"],
  },
  {
    name: 'generated of one that loses a value',
    v1: status(['draft', 'done', 'gone'], (t) => (STATUS(t), t.boolean('b').generatedAs("s = 'draft'"))),
    v2: status(['draft', 'done'], (t) => (STATUS(t), t.boolean('b').generatedAs("s = 'draft'"))),
    rows: ["insert into a (id, s) values (1, 'draft')"],
  },
];
