import { sql, type Operations } from '../../../../../src/index.js';
import { both, type DifferenceCase } from '../difference-case.js';

const parent = (op: Operations) =>
  op.createTable('events', (t) => {
    t.integer('id').notNull();
    t.date('day').notNull();
    t.primaryKey(['id', 'day']);
    t.index(['day'], { name: 'by_day' });
    t.partitionBy('range', ['day']);
  });
const year = (op: Operations, name: number, to = `${name + 1}-01-01`) =>
  op.createPartition(`events_${name}`, { of: 'events', from: `${name}-01-01`, to });
const plain = (op: Operations) =>
  op.createTable('events', (t) => {
    t.integer('id').notNull();
    t.date('day').notNull();
    t.primaryKey(['id', 'day']);
  });
const nothing = () => undefined;
const by =
  (strategy: 'range' | 'list' | 'hash', column = 'a') =>
  (op: Operations) =>
    op.createTable('p', (t) => (t.integer('a').notNull(), t.text('b'), t.partitionBy(strategy, [column])));

export const PARTITION_CASES: readonly DifferenceCase[] = [
  {
    name: 'a parent with partitions that come',
    v1: nothing,
    v2: (op) => (parent(op), year(op, 2026), year(op, 2027)),
    kinds: ['createTable', 'createPartition', 'createPartition'],
  },
  { name: 'a parent with partitions that go', v1: (op) => (parent(op), year(op, 2026)), v2: nothing },
  ...both(parent, [
    {
      name: 'a partition that comes',
      v1: (op) => year(op, 2026),
      v2: (op) => (year(op, 2026), year(op, 2027)),
      kinds: ['createPartition'],
    },
    {
      name: 'a partition that goes',
      v1: (op) => (year(op, 2026), year(op, 2027)),
      v2: (op) => year(op, 2026),
      kinds: ['dropPartition'],
    },
    {
      name: 'a partition with other bounds',
      v1: (op) => year(op, 2026),
      v2: (op) => year(op, 2026, '2028-01-01'),
      kinds: ['dropPartition', 'createPartition'],
    },
    {
      name: 'a partition with an index of its own',
      v1: (op) => year(op, 2026),
      v2: (op) => (
        year(op, 2026),
        op.createIndex('events_2026', ['id'], { name: 'own' }),
        op.addCheck('events_2026', 'c', 'id > 0')
      ),
      rows: ["insert into events values (1, '2026-05-05')"],
      kinds: ['addConstraint', 'createIndex'],
    },
    {
      name: 'a partition that becomes a table',
      v1: (op) => year(op, 2026),
      v2: (op) =>
        op.createTable('events_2026', (t) => {
          t.integer('id').notNull();
          t.date('day').notNull();
          t.primaryKey(['id', 'day']);
          t.index(['day'], { name: 'other' });
        }),
      rows: ["insert into events values (1, '2026-05-05')"],
      query: 'select id from events_2026',
      result: [{ id: 1 }],
      restored: [{ id: 1 }],
    },
    {
      name: 'a table that becomes a partition',
      v1: (op) =>
        op.createTable('events_2026', (t) => {
          t.integer('id').notNull();
          t.date('day').notNull();
          t.primaryKey(['id', 'day']);
          t.index(['day'], { name: 'events_2026_day_idx' });
        }),
      v2: (op) => year(op, 2026),
      rows: ["insert into events_2026 values (1, '2026-05-05')"],
      kinds: ['attachPartition'],
      query: 'select id from events_2026',
      result: [{ id: 1 }],
      restored: [{ id: 1 }],
    },
  ]),
  {
    name: 'a parent with other columns, constraints and indexes',
    v1: (op) => (parent(op), year(op, 2026)),
    v2: (op) => {
      op.createTable('events', (t) => {
        t.bigint('id').notNull();
        t.date('day').notNull();
        t.text('note').notNull().default('');
        t.primaryKey(['id', 'day']);
        t.check('c', 'id > 0');
        t.partitionBy('range', ['day']);
      });
      year(op, 2026);
      year(op, 2027);
    },
    rows: ["insert into events values (1, '2026-05-05')"],
    query: 'select id from events',
    result: [{ id: '1' }],
    restored: [{ id: 1 }],
  },
  { name: 'a table that becomes a parent', v1: plain, v2: (op) => (parent(op), year(op, 2026)) },
  { name: 'a parent that becomes a table', v1: (op) => (parent(op), year(op, 2026)), v2: plain },
  {
    name: 'another key, with partitions and a table that refers to it',
    v1: (op) => {
      op.createTable('p', (t) => (t.integer('a').primaryKey(), t.partitionBy('range', ['a'])));
      op.createPartition('p1', { of: 'p', from: 1, to: 9 });
      op.createTable('r', (t) => t.integer('a').references('p', 'a'));
    },
    v2: (op) => {
      op.createTable('p', (t) => (t.integer('a').primaryKey(), t.partitionBy('hash', ['a'])));
      op.createPartition('p1', { of: 'p', modulus: 1, remainder: 0 });
      op.createTable('r', (t) => t.integer('a').references('p', 'a'));
    },
    kinds: [
      'dropConstraint',
      'dropPartition',
      'dropTable',
      'createTable',
      'createPartition',
      'addConstraint',
    ],
  },
  {
    name: 'a key whose column changes its type',
    v1: (op) => op.createTable('p', (t) => (t.integer('a'), t.partitionBy('list', ['a']))),
    v2: (op) => op.createTable('p', (t) => (t.bigint('a'), t.partitionBy('list', ['a']))),
    kinds: ['dropTable', 'createTable'],
  },
  ...both(by('list', 'b'), [
    {
      name: 'lists',
      v1: (op) => op.createPartition('p1', { of: 'p', in: ["it's", 'a,b', null] }),
      v2: (op) => (
        op.createPartition('p2', { of: 'p', in: ['(x)'] }),
        op.createPartition('p3', { of: 'p', default: true })
      ),
    },
  ]),
  ...both(by('range'), [
    {
      name: 'ranges without end, of partitions of partitions',
      v1: nothing,
      v2: (op) => {
        op.createPartition('p1', { of: 'p', from: sql`minvalue`, to: -5 }, (t) =>
          t.partitionBy('list', ['b']),
        );
        op.createPartition('p2', { of: 'p1', in: ['x'] });
        op.createPartition('p3', { of: 'p', from: -5, to: sql`maxvalue` });
      },
    },
  ]),
  ...both(by('hash'), [
    {
      name: 'hashes',
      v1: nothing,
      v2: (op) => op.createPartition('p1', { of: 'p', modulus: 4, remainder: 3 }),
    },
  ]),
];
