import { sql, type Operations } from '../../../../../src/index.js';
import { both, type DifferenceCase } from '../difference-case.js';

type Describe = Parameters<Operations['createTable']>[1];
type Pair = Omit<DifferenceCase, 'v1' | 'v2'> & { v1: Describe; v2: Describe };

const items = (define: Describe) => (op: Operations) =>
  op.createTable('items', (t) => {
    t.integer('id').primaryKey();
    define(t);
  });

/** Of a table that has these columns beside its key. */
export function ofTable(pairs: readonly Pair[]): DifferenceCase[] {
  return pairs.map(({ v1, v2, ...rest }) => ({ ...rest, v1: items(v1), v2: items(v2) }));
}

const ROWS = ['insert into items (id) values (1), (2)'];
const nothing = () => undefined;

export const COLUMN_CASES: readonly DifferenceCase[] = [
  ...ofTable([
    {
      name: 'added',
      v1: nothing,
      v2: (t) => {
        t.text('note');
        t.integer('size').notNull().default(1);
        t.timestamptz('at').notNull().defaultSql('now()').comment('when');
      },
      rows: ROWS,
      kinds: ['addColumn', 'addColumn', 'addColumn'],
      query: 'select id, note, size from items order by id',
      result: [
        { id: 1, note: null, size: 1 },
        { id: 2, note: null, size: 1 },
      ],
    },
    {
      name: 'added, not null, filled',
      v1: nothing,
      v2: (t) => t.varchar('phone', 20).notNull(),
      rows: ROWS,
      decisions: { fills: new Map([['items.phone', "'n' || id"]]) },
      kinds: ['addColumn', 'update', 'alterColumn'],
      query: 'select phone from items order by id',
      result: [{ phone: 'n1' }, { phone: 'n2' }],
    },
    {
      name: 'added, not null, to no rows',
      v1: nothing,
      v2: (t) => t.text('phone').notNull(),
      kinds: ['addColumn'],
    },
    {
      name: 'added with an identity',
      v1: nothing,
      v2: (t) => t.bigint('number').identity('always', { start: 5 }),
      rows: ROWS,
    },
    { name: 'added as serial', v1: nothing, v2: (t) => t.serial('number'), rows: ROWS },
    {
      name: 'added, generated, of one that is added',
      v1: nothing,
      v2: (t) => {
        t.integer('double').generatedAs('size * 2');
        t.integer('size');
      },
      rows: ROWS,
    },
    {
      name: 'added with collation and storage',
      v1: nothing,
      v2: (t) => t.text('note').collate('C').storage('external'),
    },
    {
      name: 'added with a key and an index',
      v1: nothing,
      v2: (t) => (t.text('code').unique(), t.text('name').index()),
    },
    {
      name: 'dropped',
      v1: (t) => (t.text('note').notNull().default('x'), t.text('b')),
      v2: (t) => t.text('b'),
      rows: ROWS,
    },
    {
      name: 'dropped, that is generated of another one that is dropped',
      v1: (t) => (t.integer('size'), t.integer('double').generatedAs('size * 2')),
      v2: nothing,
      rows: ROWS,
    },
    {
      name: 'dropped with what is made of it',
      v1: (t) => {
        t.integer('size').unique().check('size > 0').index({ name: 'by_size', unique: true });
        t.integer('other');
        t.check('bigger', 'size > other');
        t.index([{ expression: 'size + other' }], { name: 'by_sum' });
      },
      v2: (t) => t.integer('other'),
      rows: ROWS,
    },
    {
      name: 'in another order',
      v1: (t) => (t.text('a'), t.text('b')),
      v2: (t) => (t.text('b'), t.text('a')),
      kinds: [],
    },
    {
      name: 'becomes not null',
      v1: (t) => t.text('a'),
      v2: (t) => t.text('a').notNull(),
      kinds: ['alterColumn'],
    },
    {
      name: 'becomes not null, filled',
      v1: (t) => t.text('a'),
      v2: (t) => t.text('a').notNull().default('new'),
      rows: ["insert into items values (1, 'x'), (2, null)"],
      decisions: { fills: new Map([['items.a', "'none'"]]) },
      kinds: ['alterColumn', 'update', 'alterColumn'],
      query: 'select a from items order by id',
      result: [{ a: 'x' }, { a: 'none' }],
    },
    { name: 'becomes nullable', v1: (t) => t.text('a').notNull(), v2: (t) => t.text('a') },
    { name: 'gets a default', v1: (t) => t.text('a'), v2: (t) => t.text('a').default("it's") },
    {
      name: 'has another default',
      v1: (t) => t.text('a').default('x'),
      v2: (t) => t.text('a').defaultSql("upper('y')"),
    },
    { name: 'loses its default', v1: (t) => t.jsonb('a').default('{"b": 1}'), v2: (t) => t.jsonb('a') },
    {
      name: 'has the same default in other words',
      v1: (t) => t.text('a').default(sql`now()`),
      v2: (t) => t.text('a').defaultSql('now()'),
      kinds: [],
    },
    {
      name: 'gets an identity',
      v1: (t) => t.bigint('number'),
      v2: (t) => t.bigint('number').identity(),
      rows: ['insert into items values (1, 41)'],
      query: 'insert into items (id) values (2) returning number',
      result: [{ number: '42' }],
    },
    {
      name: 'loses its identity',
      v1: (t) => t.bigint('number').identity(),
      v2: (t) => t.bigint('number'),
      rows: ROWS,
    },
    {
      name: 'has an identity of another kind',
      v1: (t) => t.bigint('number').identity('always'),
      v2: (t) => t.bigint('number').identity('by default'),
    },
    {
      name: 'has an identity with other options',
      v1: (t) => t.bigint('number').identity('always', { start: 10, increment: 2, cycle: true }),
      v2: (t) => t.bigint('number').identity('always', { increment: 5, max: 1000, cache: 3 }),
      kinds: ['alterColumn'],
    },
    {
      name: 'an identity that counts down by more',
      v1: (t) => t.integer('number').identity('always', { increment: -1 }),
      v2: (t) => t.integer('number').identity('always', { increment: -5, max: 100, start: 3 }),
    },
    {
      name: 'a default becomes an identity',
      v1: (t) => t.integer('number').notNull().default(1),
      v2: (t) => t.integer('number').identity(),
      rows: ROWS,
    },
    {
      name: 'a type and an identity',
      v1: (t) => t.integer('number').identity(),
      v2: (t) => t.bigint('number').identity(),
      rows: ROWS,
    },
    {
      name: 'serial becomes identity',
      v1: (t) => t.serial('number'),
      v2: (t) => t.integer('number').identity(),
      rows: ['insert into items (id) values (1), (2)'],
      query: 'insert into items (id) select max(id) + 1 from items returning id, number',
      result: [{ id: 3, number: 3 }],
      restored: [{ id: 4, number: 4 }],
    },
    {
      name: 'identity becomes serial',
      v1: (t) => t.integer('number').identity(),
      v2: (t) => t.serial('number'),
      rows: ['insert into items (id) values (1), (2)'],
      query: 'insert into items (id) select max(id) + 1 from items returning id, number',
      result: [{ id: 3, number: 3 }],
      restored: [{ id: 4, number: 4 }],
    },
    { name: 'integer becomes serial', v1: (t) => t.integer('number'), v2: (t) => t.serial('number') },
    {
      name: 'serial becomes integer',
      v1: (t) => t.serial('number'),
      v2: (t) => t.integer('number'),
      rows: ROWS,
    },
    {
      name: 'serial becomes bigserial',
      v1: (t) => t.serial('number'),
      v2: (t) => t.bigserial('number'),
      rows: ROWS,
    },
    {
      name: 'generated otherwise',
      v1: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2')),
      v2: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 3')),
      rows: ['insert into items (id, a) values (1, 7)'],
      kinds: ['alterColumn'],
      query: 'select b from items',
      result: [{ b: 21 }],
      restored: [{ b: 14 }],
    },
    {
      name: 'generated otherwise, with an index, on an old server',
      v1: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2').index()),
      v2: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 3').index()),
      rows: ['insert into items (id, a) values (1, 7)'],
      serverVersion: null,
      kinds: ['dropIndex', 'dropColumn', 'addColumn', 'createIndex'],
      query: 'select b from items',
      result: [{ b: 21 }],
      restored: [{ b: 14 }],
    },
    {
      name: 'generated otherwise, on PostgreSQL 16',
      v1: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2')),
      v2: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 3')),
      rows: ['insert into items (id, a) values (1, 7)'],
      serverVersion: 160_014,
      kinds: ['dropColumn', 'addColumn'],
      query: 'select b from items',
      result: [{ b: 21 }],
      restored: [{ b: 14 }],
    },
    {
      name: 'becomes virtual',
      v1: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2')),
      v2: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2', { virtual: true })),
      rows: ROWS,
    },
    {
      name: 'is generated no more',
      v1: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2')),
      v2: (t) => (t.integer('a'), t.integer('b')),
      rows: ['insert into items (id, a) values (1, 7)'],
      query: 'select b from items',
      result: [{ b: 14 }],
      restored: [{ b: 14 }],
    },
    {
      name: 'is virtual no more',
      v1: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2', { virtual: true })),
      v2: (t) => (t.integer('a'), t.integer('b')),
    },
    {
      name: 'becomes generated',
      v1: (t) => (t.integer('a'), t.integer('b').notNull()),
      v2: (t) => (t.integer('a'), t.integer('b').generatedAs('a * 2')),
    },
    {
      name: 'generated of one that changes its type, with a key',
      v1: (t) => (t.integer('a'), t.text('b').generatedAs("'n' || a::text").unique()),
      v2: (t) => (t.bigint('a'), t.text('b').generatedAs("'n' || a::text").unique()),
      rows: ['insert into items (id, a) values (1, 7)'],
      query: 'select b from items',
      result: [{ b: 'n7' }],
      restored: [{ b: 'n7' }],
    },
    {
      name: 'generated of one that goes',
      v1: (t) => (t.integer('a'), t.integer('b'), t.integer('c').generatedAs('a + b')),
      v2: (t) => (t.integer('a'), t.integer('c').generatedAs('a + 1')),
      rows: ROWS,
    },
    {
      name: 'has another storage',
      v1: (t) => t.text('a').storage('external'),
      v2: (t) => t.text('a').storage('main'),
    },
    {
      name: 'has the storage of its type',
      v1: (t) => t.text('a').storage('external'),
      v2: (t) => t.text('a'),
    },
    { name: 'has another compression', v1: (t) => t.text('a'), v2: (t) => t.text('a').compression('pglz') },
    {
      name: 'has another comment',
      v1: (t) => t.text('a').comment('x'),
      v2: (t) => t.text('a').comment("y's"),
    },
    { name: 'has no comment', v1: (t) => t.text('a').comment('x'), v2: (t) => t.text('a') },
    {
      name: 'differs in everything at once',
      v1: (t) => t.text('a').notNull().default('1').comment('x'),
      v2: (t) => t.integer('a').default(2).comment('y'),
      rows: ["insert into items values (1, '5')"],
      kinds: ['alterColumn'],
      query: 'select a from items',
      result: [{ a: 5 }],
      restored: [{ a: '5' }],
    },
    {
      name: 'has a quoted name',
      v1: (t) => t.text('Mixed "Case"').check(`"Mixed ""Case""" <> ''`, { name: 'c' }),
      v2: (t) => t.integer('Mixed "Case"'),
    },
  ]),
  ...both(
    (op) => op.createSchema('shop'),
    [
      {
        name: 'of a table in a schema, serial and filled',
        v1: (op) => op.createTable('shop.items', (t) => t.integer('id').primaryKey()),
        v2: (op) => op.createTable('shop.items', (t) => (t.serial('id').primaryKey(), t.text('a').notNull())),
        rows: ['insert into shop.items values (7)'],
        decisions: { fills: new Map([['shop.items.a', "'x'"]]) },
        query: "insert into shop.items (a) values ('y') returning id",
        result: [{ id: 8 }],
      },
    ],
  ),
];
