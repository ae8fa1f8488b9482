import type { DifferenceCase } from '../difference-case.js';

const nothing = () => undefined;

const CREATED: DifferenceCase[] = [
  {
    name: 'new, with all that a table has',
    v1: nothing,
    v2: (op) => {
      op.createSchema('shop');
      op.createEnum('shop.kind', ['a', 'b']);
      op.createTable('shop.items', (t) => {
        t.id();
        t.text('name').notNull().unique().comment('x');
        t.column('kind', 'shop.kind').notNull().default('a');
        t.timestamps();
        t.check('named', "name <> ''");
        t.with({ fillfactor: 70 });
        t.comment('things');
      });
    },
  },
  {
    name: 'new ones that refer to each other in turn',
    v1: (op) => op.createTable('countries', (t) => t.text('code').primaryKey()),
    v2: (op) => {
      op.createTable('countries', (t) => t.text('code').primaryKey());
      op.createTable(
        'cities',
        (t) => (t.integer('id').primaryKey(), t.text('country').references('countries', 'code')),
      );
      op.createTable(
        'addresses',
        (t) => (t.integer('id').primaryKey(), t.integer('city_id').references('cities')),
      );
      op.createTable(
        'bees',
        (t) => (
          t.integer('id').primaryKey(),
          t.integer('parent_id').references('bees'),
          t.integer('home').references('addresses')
        ),
      );
    },
    kinds: ['createTable', 'createTable', 'createTable'],
  },
  {
    name: 'new ones in a circle',
    v1: nothing,
    v2: (op) => {
      op.createTable('users', (t) => (t.integer('id').primaryKey(), t.integer('team_id').index()));
      op.createTable(
        'teams',
        (t) => (t.integer('id').primaryKey(), t.integer('owner_id').references('users')),
      );
      op.addForeignKey('users', ['team_id'], 'teams', ['id'], { index: false });
    },
    kinds: ['createTable', 'createTable', 'addConstraint'],
  },
  {
    name: 'a new one that refers to a new column of another one',
    v1: (op) => op.createTable('users', (t) => t.integer('id').primaryKey()),
    v2: (op) => {
      op.createTable('users', (t) => (t.integer('id').primaryKey(), t.text('code').unique()));
      op.createTable('orders', (t) => t.text('code').references('users', 'code'));
    },
  },
  {
    name: 'a new one that refers to a key that is made anew',
    v1: (op) => op.createTable('users', (t) => t.integer('id').primaryKey()),
    v2: (op) => {
      op.createTable('users', (t) => t.uuid('id').primaryKey());
      op.createTable('orders', (t) => t.uuid('user_id').references('users'));
    },
  },
  {
    name: 'a new one with what is not valid yet',
    v1: nothing,
    v2: (op) => {
      op.createTable('users', (t) => (t.integer('id').primaryKey(), t.integer('next').index()));
      op.addCheck('users', 'positive', 'id > 0', { notValid: true });
      op.addForeignKey('users', ['next'], 'users', ['id'], { notValid: true, index: false });
    },
    kinds: ['createTable', 'addConstraint', 'addConstraint'],
  },
  {
    name: 'a new one that refers to itself by a unique index',
    v1: nothing,
    v2: (op) => {
      op.createTable('a', (t) => (t.integer('x').index({ unique: true }), t.integer('y').index()));
      op.addForeignKey('a', ['y'], 'a', ['x'], { index: false });
    },
  },
  {
    name: 'an old one that refers to a new one',
    v1: (op) => op.createTable('orders', (t) => t.integer('id').primaryKey()),
    v2: (op) => {
      op.createTable('users', (t) => t.integer('id').primaryKey());
      op.createTable(
        'orders',
        (t) => (t.integer('id').primaryKey(), t.integer('user_id').references('users')),
      );
    },
    rows: ['insert into orders values (1)'],
  },
];

export const TABLE_CASES: readonly DifferenceCase[] = [
  ...CREATED,
  ...CREATED.map(({ name, v1, v2 }) => ({ name: `${name}, gone`, v1: v2, v2: v1 })),
  {
    name: 'one that gets a comment, storage parameters and no log',
    v1: (op) =>
      op.createTable('a', (t) => (t.integer('x'), t.with({ fillfactor: 70, autovacuum_enabled: false }))),
    v2: (op) =>
      op.createTable(
        'a',
        (t) => (
          t.integer('x'),
          t.comment("it's"),
          t.unlogged(),
          t.with({ fillfactor: 80, parallel_workers: 2 })
        ),
      ),
    rows: ['insert into a values (1)'],
    query: 'select x from a',
    result: [{ x: 1 }],
    restored: [{ x: 1 }],
  },
  {
    name: 'some that refer to each other and are logged no more',
    v1: (op) => {
      op.createTable('b', (t) => t.integer('x').primaryKey());
      op.createTable('a', (t) => t.integer('x').references('b', 'x'));
    },
    v2: (op) => {
      op.createTable('b', (t) => (t.integer('x').primaryKey(), t.unlogged()));
      op.createTable('a', (t) => (t.integer('x').references('b', 'x'), t.unlogged()));
    },
    kinds: ['setLogged', 'setLogged'],
  },
  {
    name: 'one whose name another kind of thing takes',
    v1: (op) => op.createTable('a', (t) => t.integer('x').index({ name: 'b' })),
    v2: (op) => (op.createTable('b', (t) => t.integer('x')), op.createSequence('a')),
  },
];
