import { both, type DifferenceCase } from '../difference-case.js';

const nothing = () => undefined;

export const SIMPLE_CASES: readonly DifferenceCase[] = [
  { name: 'a schema that comes', v1: nothing, v2: (op) => op.createSchema('shop', { comment: 'x' }) },
  {
    name: 'a schema that goes, with a table',
    v1: (op) => (op.createSchema('shop', { comment: 'x' }), op.createTable('shop.a', (t) => t.id())),
    v2: nothing,
  },
  {
    name: 'a schema with another comment',
    v1: (op) => op.createSchema('shop'),
    v2: (op) => op.createSchema('shop', { comment: 'x' }),
    kinds: ['comment'],
  },
  {
    name: 'an extension that comes',
    v1: nothing,
    v2: (op) => (op.createExtension('citext'), op.createTable('a', (t) => t.citext('b'))),
  },
  {
    name: 'an extension that goes',
    v1: (op) => (op.createExtension('citext'), op.createTable('a', (t) => t.citext('b'))),
    v2: nothing,
  },
  ...both(
    (op) => (op.createSchema('x'), op.createSchema('y')),
    [
      {
        name: 'an extension that moves',
        v1: (op) => op.createExtension('citext', { schema: 'x' }),
        v2: (op) => op.createExtension('citext', { schema: 'y' }),
        kinds: ['alterExtension'],
      },
    ],
  ),
  {
    name: 'a sequence that comes, and a default that draws from it',
    v1: nothing,
    v2: (op) => (
      op.createSequence('s', { start: 5, comment: 'x' }),
      op.createTable('a', (t) => t.bigint('b').defaultSql("nextval('s')"))
    ),
  },
  {
    name: 'a sequence that goes',
    v1: (op) => (
      op.createSequence('s', { start: 5, comment: 'x' }),
      op.createTable('a', (t) => t.bigint('b').defaultSql("nextval('s')"))
    ),
    v2: (op) => op.createTable('a', (t) => t.bigint('b')),
  },
  {
    name: 'a sequence that changes',
    v1: (op) => op.createSequence('s', { as: 'integer', start: 5, max: 99, cycle: true, comment: 'x' }),
    v2: (op) => op.createSequence('s', { increment: 3, cache: 9, comment: 'y' }),
    kinds: ['alterSequence', 'comment'],
  },
  {
    name: 'a sequence that is logged no more',
    v1: (op) => op.createSequence('s'),
    v2: (op) => op.createSequence('s', { unlogged: true }),
    kinds: ['alterSequence'],
  },
  {
    name: 'a sequence that gets an owner',
    v1: (op) => (op.createTable('a', (t) => t.bigint('b')), op.createSequence('s')),
    v2: (op) => (
      op.createTable('a', (t) => (t.bigint('b'), t.bigint('c'))),
      op.createSequence('s', { ownedBy: { table: 'a', column: 'c' } })
    ),
  },
  {
    name: 'a sequence whose owner goes',
    v1: (op) => (
      op.createTable('a', (t) => (t.bigint('b'), t.bigint('c'))),
      op.createSequence('s', { ownedBy: { table: 'a', column: 'c' } }),
      op.createSequence('r', { ownedBy: { table: 'a', column: 'c' } })
    ),
    v2: (op) => (op.createTable('a', (t) => t.bigint('b')), op.createSequence('r')),
  },
  {
    name: 'a domain that comes, on another one',
    v1: nothing,
    v2: (op) => {
      op.createDomain('z', 'text', { checks: [{ name: 'c', expression: "value <> ''" }], comment: 'x' });
      op.createDomain('a', 'z', { notNull: true });
      op.createTable('t', (t) => t.column('b', 'a'));
    },
  },
  {
    name: 'a domain that goes',
    v1: (op) => {
      op.createDomain('z', 'text');
      op.createDomain('a', 'z');
      op.createTable('t', (t) => t.column('b', 'a').default('x'));
    },
    v2: (op) => op.createTable('t', (t) => t.text('b').default('x')),
    rows: ["insert into t values ('y')"],
  },
  {
    name: 'a domain that changes',
    v1: (op) =>
      op.createDomain('d', 'text', {
        default: 'x',
        comment: 'c',
        checks: [
          { name: 'a', expression: "value <> ''" },
          { name: 'b', expression: "value <> 'b'" },
        ],
      }),
    v2: (op) =>
      op.createDomain('d', 'text', {
        notNull: true,
        default: 'y',
        checks: [
          { name: 'b', expression: "value <> 'c'" },
          { name: 'c', expression: "value <> 'b'" },
        ],
      }),
    kinds: ['alterDomain'],
  },
  {
    name: 'a domain on another type',
    v1: (op) => (
      op.createDomain('d', 'text', { default: '1' }),
      op.createTable('t', (t) => (t.column('a', 'd').notNull().default('5'), t.check('c', "a::text <> ''")))
    ),
    v2: (op) => (
      op.createDomain('d', 'integer', { default: 1 }),
      op.createTable('t', (t) => (t.column('a', 'd').notNull().default(6), t.check('c', "a::text <> ''")))
    ),
    rows: ["insert into t values ('7')"],
    query: 'select a from t',
    result: [{ a: 7 }],
    restored: [{ a: '7' }],
  },
  {
    name: 'a column that gets a domain, and one that loses it',
    v1: (op) => (
      op.createDomain('d', 'integer'),
      op.createTable('t', (t) => (t.integer('a'), t.column('b', 'd')))
    ),
    v2: (op) => (
      op.createDomain('d', 'integer'),
      op.createTable('t', (t) => (t.column('a', 'd'), t.text('b')))
    ),
    rows: ['insert into t values (1, 2)'],
  },
  {
    name: 'a domain in the place of an enum',
    v1: (op) => op.createEnum('d', ['a']),
    v2: (op) => op.createDomain('e', 'text'),
  },
];
