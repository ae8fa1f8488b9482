import type { Operations } from '../../../../../src/index.js';
import { both, type DifferenceCase } from '../difference-case.js';
import { ofTable } from './columns.js';

type Describe = Parameters<Operations['createTable']>[1];

const orders =
  (define: Describe, key: Describe = (t) => t.integer('id').primaryKey()) =>
  (op: Operations) => {
    op.createTable('users', (t) => (key(t), t.integer('code').notNull()));
    op.createTable('orders', (t) => (t.integer('id').primaryKey(), define(t)));
  };
const rows = ['insert into users values (1, 10)', 'insert into orders values (1, 1)'];

const FOREIGN_KEYS: DifferenceCase[] = [
  {
    name: 'a foreign key that comes',
    v1: orders((t) => t.integer('user_id')),
    v2: orders((t) => t.integer('user_id').references('users')),
    rows,
  },
  {
    name: 'a foreign key that goes',
    v1: orders((t) => t.integer('user_id').references('users')),
    v2: orders((t) => t.integer('user_id')),
    rows,
  },
  {
    name: 'a foreign key with another action',
    v1: orders((t) => t.integer('user_id').references('users')),
    v2: orders((t) =>
      t.integer('user_id').references('users', 'id', { onDelete: 'cascade', onUpdate: 'set null' }),
    ),
    rows,
    kinds: ['dropConstraint', 'addConstraint'],
  },
  {
    name: 'a foreign key that becomes deferrable',
    v1: orders((t) => t.integer('user_id').references('users')),
    v2: orders((t) => t.integer('user_id').references('users', 'id', { deferrable: 'initially deferred' })),
    kinds: ['alterConstraint'],
  },
  {
    name: 'a foreign key that becomes valid',
    v1: (op) => (
      orders((t) => t.integer('user_id'))(op),
      op.addForeignKey('orders', ['user_id'], 'users', ['id'], { name: 'f', notValid: true, index: false })
    ),
    v2: (op) => (
      orders((t) => t.integer('user_id'))(op),
      op.addForeignKey('orders', ['user_id'], 'users', ['id'], { name: 'f', index: false })
    ),
    rows,
    kinds: ['validateConstraint'],
    stays: /public\.orders|\bf\b/,
  },
  {
    name: 'a foreign key that becomes not valid',
    v1: (op) => (
      orders((t) => t.integer('user_id'))(op),
      op.addForeignKey('orders', ['user_id'], 'users', ['id'], { name: 'f', index: false })
    ),
    v2: (op) => (
      orders((t) => t.integer('user_id'))(op),
      op.addForeignKey('orders', ['user_id'], 'users', ['id'], { name: 'f', notValid: true, index: false })
    ),
    rows,
    kinds: ['dropConstraint', 'addConstraint'],
  },
  {
    name: 'a foreign key by another name, with its index',
    v1: orders((t) =>
      t.integer('user_id').references('users', 'id', { name: 'a', index: false }).index({ name: 'b' }),
    ),
    v2: orders((t) =>
      t.integer('user_id').references('users', 'id', { name: 'c', index: false }).index({ name: 'd' }),
    ),
    kinds: ['renameConstraint', 'renameIndex'],
  },
  {
    name: 'a foreign key whose columns change their type on both sides',
    v1: orders((t) => t.integer('user_id').references('users')),
    v2: orders(
      (t) => t.text('user_id').references('users'),
      (t) => t.text('id').primaryKey(),
    ),
    rows,
    kinds: ['dropConstraint', 'alterColumn', 'alterColumn', 'addConstraint'],
  },
  {
    name: 'a foreign key whose columns become longer',
    v1: orders((t) => t.integer('user_id').references('users')),
    v2: orders(
      (t) => t.bigint('user_id').references('users'),
      (t) => t.bigint('id').primaryKey(),
    ),
    rows,
    kinds: ['alterColumn', 'alterColumn'],
  },
  {
    name: 'a foreign key to a primary key that changes',
    v1: (op) => {
      op.createTable(
        'users',
        (t) => (t.integer('id').primaryKey({ deferrable: false }), t.integer('code').notNull()),
      );
      op.createTable('orders', (t) => t.integer('user_id').references('users'));
    },
    v2: (op) => {
      op.createTable('users', (t) => (t.integer('id').unique(), t.integer('code').primaryKey()));
      op.createTable('orders', (t) => t.integer('user_id').references('users'));
    },
    rows: ['insert into users values (1, 10)', 'insert into orders values (1)'],
  },
  {
    name: 'a foreign key to a new unique column',
    v1: orders((t) => t.integer('code')),
    v2: (op) => {
      op.createTable('users', (t) => (t.integer('id').primaryKey(), t.integer('code').notNull().unique()));
      op.createTable(
        'orders',
        (t) => (t.integer('id').primaryKey(), t.integer('code').references('users', 'code')),
      );
    },
    rows: ['insert into users values (1, 1)', 'insert into orders values (1, 1)'],
  },
  {
    name: 'a foreign key to a unique index that becomes a constraint',
    v1: (op) => {
      op.createTable(
        'users',
        (t) => (t.integer('id').notNull(), t.index(['id'], { name: 'u', unique: true })),
      );
      op.createTable('orders', (t) => t.integer('id').notNull());
      op.addForeignKey('orders', ['id'], 'users', ['id'], { name: 'f', index: false });
    },
    v2: (op) => {
      op.createTable('users', (t) => t.integer('id').notNull().unique({ name: 'u' }));
      op.createTable('orders', (t) => t.integer('id').notNull());
      op.addForeignKey('orders', ['id'], 'users', ['id'], { name: 'f', index: false });
    },
    rows: ['insert into users values (1)', 'insert into orders values (1)'],
  },
];

export const CONSTRAINT_CASES: readonly DifferenceCase[] = [
  ...FOREIGN_KEYS,
  ...ofTable([
    {
      name: 'a unique constraint that comes',
      v1: (t) => t.integer('a'),
      v2: (t) => t.integer('a').unique(),
      kinds: ['addConstraint'],
    },
    {
      name: 'a unique constraint that goes',
      v1: (t) => t.integer('a').unique(),
      v2: (t) => t.integer('a'),
      kinds: ['dropConstraint'],
    },
    {
      name: 'a unique constraint that is deferrable',
      v1: (t) => t.integer('a').unique(),
      v2: (t) => t.integer('a').unique({ deferrable: true }),
    },
    {
      name: 'a unique constraint of other columns',
      v1: (t) => (t.integer('a'), t.integer('b'), t.unique(['a'], { name: 'u' })),
      v2: (t) => (
        t.integer('a'),
        t.integer('b'),
        t.unique(['a', 'b'], { name: 'u', nullsNotDistinct: true })
      ),
    },
    {
      name: 'a unique constraint with more columns in it',
      v1: (t) => (t.integer('a'), t.integer('b'), t.unique(['a'], { name: 'u' })),
      v2: (t) => (t.integer('a'), t.integer('b'), t.unique(['a'], { name: 'u', include: ['b'] })),
    },
    {
      name: 'a unique constraint by another name',
      v1: (t) => t.integer('a').unique({ name: 'x' }),
      v2: (t) => t.integer('a').unique({ name: 'y' }),
      kinds: ['renameConstraint'],
    },
    {
      name: 'constraints that swap names',
      v1: (t) => (t.integer('a').unique({ name: 'x' }), t.integer('b').unique({ name: 'y' })),
      v2: (t) => (t.integer('a').unique({ name: 'y' }), t.integer('b').unique({ name: 'x' })),
    },
    {
      name: 'constraints that move up',
      v1: (t) => (t.integer('a').unique({ name: 'x' }), t.integer('b').unique({ name: 'y' })),
      v2: (t) => (t.integer('a').unique({ name: 'y' }), t.integer('b').unique({ name: 'z' })),
    },
    {
      name: 'a check that comes',
      v1: (t) => t.integer('a'),
      v2: (t) => t.integer('a').check('a > 0', { name: 'c' }),
    },
    {
      name: 'a check with another condition',
      v1: (t) => t.integer('a').check('a > 0', { name: 'c' }),
      v2: (t) => t.integer('a').check('a > 1', { name: 'c' }),
      kinds: ['dropConstraint', 'addConstraint'],
    },
    {
      name: 'a check that is not inherited',
      v1: (t) => t.integer('a').check('a > 0', { name: 'c' }),
      v2: (t) => t.integer('a').check('a > 0', { name: 'c', noInherit: true }),
    },
    {
      name: 'a check by another name',
      v1: (t) => t.integer('a').check('a > 0', { name: 'c' }),
      v2: (t) => t.integer('a').check('a > 0', { name: 'd' }),
      kinds: ['renameConstraint'],
    },
    {
      name: 'a check of a new column',
      v1: () => undefined,
      v2: (t) => t.integer('a').check('a > id', { name: 'c' }),
      rows: ['insert into items values (1)'],
    },
    {
      name: 'an exclusion that comes',
      v1: (t) => t.int4range('r'),
      v2: (t) => (t.int4range('r'), t.exclusion('e', [{ column: 'r', with: '&&' }])),
    },
    {
      name: 'an exclusion that changes',
      v1: (t) => (t.int4range('r'), t.exclusion('e', [{ column: 'r', with: '&&' }])),
      v2: (t) => (t.int4range('r'), t.exclusion('e', [{ column: 'r', with: '=' }], { where: 'id > 0' })),
    },
    {
      name: 'an index that comes and one that goes',
      v1: (t) => t.integer('a').index(),
      v2: (t) => (t.integer('a'), t.index(['a', { column: 'id', order: 'desc' }])),
      kinds: ['dropIndex', 'createIndex'],
    },
    {
      name: 'an index that changes',
      v1: (t) => t.integer('a').index({ name: 'i' }),
      v2: (t) => (
        t.integer('a'),
        t.index(['a'], { name: 'i', where: 'a > 0', include: ['id'], with: { fillfactor: 70 } })
      ),
      kinds: ['dropIndex', 'createIndex'],
    },
    {
      name: 'an index by another name',
      v1: (t) => t.integer('a').index({ name: 'i' }),
      v2: (t) => t.integer('a').index({ name: 'j' }),
      kinds: ['renameIndex'],
    },
    {
      name: 'an index of another method',
      v1: (t) => t.jsonb('a').index({ name: 'i', method: 'gin' }),
      v2: (t) => (
        t.jsonb('a'),
        t.index([{ column: 'a', operatorClass: 'jsonb_path_ops' }], { name: 'i', method: 'gin' })
      ),
    },
    {
      name: 'an index that becomes a constraint',
      v1: (t) => t.integer('a').index({ name: 'u', unique: true }),
      v2: (t) => t.integer('a').unique({ name: 'u' }),
      kinds: ['dropIndex', 'addConstraint'],
    },
    {
      name: 'a constraint that becomes an index',
      v1: (t) => t.integer('a').unique({ name: 'u' }),
      v2: (t) => t.integer('a').index({ name: 'u', unique: true }),
      kinds: ['dropConstraint', 'createIndex'],
    },
  ]),
  ...both(
    () => undefined,
    [
      {
        name: 'a primary key that comes',
        v1: (op) => op.createTable('a', (t) => (t.integer('x'), t.integer('y'))),
        v2: (op) => op.createTable('a', (t) => (t.integer('x'), t.integer('y'), t.primaryKey(['x', 'y']))),
        rows: ['insert into a values (1, 2)'],
      },
      {
        name: 'a primary key that goes',
        v1: (op) => op.createTable('a', (t) => (t.integer('x'), t.integer('y'), t.primaryKey(['x', 'y']))),
        v2: (op) => op.createTable('a', (t) => (t.integer('x'), t.integer('y').notNull())),
        rows: ['insert into a values (1, 2)'],
      },
      {
        name: 'a primary key by another name',
        v1: (op) => op.createTable('a', (t) => t.integer('x').primaryKey({ name: 'k' })),
        v2: (op) => op.createTable('a', (t) => t.integer('x').primaryKey()),
        kinds: ['renameConstraint'],
      },
      {
        name: 'a primary key over a new column that is filled',
        v1: (op) => op.createTable('a', (t) => t.integer('x').primaryKey()),
        v2: (op) =>
          op.createTable('a', (t) => (t.integer('x'), t.integer('y').notNull(), t.primaryKey(['x', 'y']))),
        rows: ['insert into a values (1)'],
        decisions: { fills: new Map([['a.y', 'x + 1']]) },
      },
      {
        name: 'an index whose name another table takes',
        v1: (op) => {
          op.createTable('a', (t) => t.integer('x').index({ name: 'i' }));
          op.createTable('b', (t) => t.integer('x'));
        },
        v2: (op) => {
          op.createTable('a', (t) => t.integer('x').index({ name: 'j' }));
          op.createTable('b', (t) => t.integer('x').index({ name: 'i' }));
          op.createTable('c', (t) => t.integer('x').index({ name: 'k' }));
        },
      },
    ],
  ),
];
