import type { ConstraintDefinition } from '../constraints/constraint-definition.js';
import type { IndexDefinition } from '../indexes/index-definition.js';
import type { TableDefinition } from './table-definition.js';
import { sql } from '../sql-text.js';
import { TableBuilder } from './table-builder.js';

function built(define: (t: TableBuilder) => void): TableDefinition {
  const builder = new TableBuilder('shop.posts');
  define(builder);
  return builder.build();
}

function indexesOf(define: (t: TableBuilder) => void): string[] {
  return built(define).indexes.map(({ name }) => name);
}

const references = { table: 'users', columns: ['id'] };

describe('TableBuilder', () => {
  it.each<[string, (t: TableBuilder) => void, ConstraintDefinition]>([
    [
      'a primary key',
      (t) => t.primaryKey(['a', 'b']),
      { type: 'primaryKey', name: 'posts_pkey', columns: ['a', 'b'] },
    ],
    [
      'a primary key by name',
      (t) => t.primaryKey(['a'], { name: 'pk' }),
      { type: 'primaryKey', name: 'pk', columns: ['a'] },
    ],
    [
      'a unique key',
      (t) => t.unique(['a', 'b']),
      { type: 'unique', name: 'posts_a_b_unique', columns: ['a', 'b'] },
    ],
    [
      'a unique key by name',
      (t) => t.unique(['a'], { name: 'u' }),
      { type: 'unique', name: 'u', columns: ['a'] },
    ],
    ['a check', (t) => t.check('c', sql`a > ${1}`), { type: 'check', name: 'c', expression: sql`a > ${1}` }],
    [
      'a foreign key',
      (t) => t.foreignKey(['a'], 'users', ['id'], { index: false }),
      { type: 'foreignKey', name: 'posts_a_foreign', columns: ['a'], references },
    ],
    [
      'a foreign key with options',
      (t) => t.foreignKey(['a'], 'users', ['id'], { name: 'fk', onDelete: 'cascade', index: false }),
      { type: 'foreignKey', name: 'fk', columns: ['a'], references, onDelete: 'cascade' },
    ],
  ])('takes %s', (_what, define, constraint) => {
    expect(built(define)).toEqual({ columns: [], constraints: [constraint], indexes: [] });
  });

  it.each<[string, (t: TableBuilder) => void, string[]]>([
    ['nothing else does', () => undefined, ['posts_a_b_index']],
    ['only a shorter index does', (t) => t.index(['a']), ['posts_a_index', 'posts_a_b_index']],
    [
      'only a partial index does',
      (t) => t.index(['a', 'b'], { where: 'a > 1' }),
      ['posts_a_b_index', 'posts_a_b_index'],
    ],
    ['an index does', (t) => t.index(['a', 'b', 'c']), ['posts_a_b_c_index']],
    ['a key does', (t) => t.primaryKey(['a', 'b']), []],
  ])('gives the columns of a foreign key an index where %s', (_what, define, names) => {
    const { indexes } = built((t) => {
      define(t);
      t.foreignKey(['a', 'b'], 'users', ['id', 'name']);
    });
    expect(indexes.map(({ name }) => name)).toEqual(names);
  });

  it.each<[string, (t: TableBuilder) => void, IndexDefinition]>([
    ['an index', (t) => t.index(['a', 'b']), { name: 'posts_a_b_index', columns: ['a', 'b'] }],
    [
      'a unique index',
      (t) => t.index(['a'], { unique: true }),
      { name: 'posts_a_unique', columns: ['a'], unique: true },
    ],
    [
      'an index with options',
      (t) => t.index(['a'], { name: 'ix', method: 'gin', where: 'b' }),
      { name: 'ix', columns: ['a'], method: 'gin', where: 'b' },
    ],
  ])('takes %s', (_what, define, index) => {
    expect(built(define)).toEqual({ columns: [], constraints: [], indexes: [index] });
  });

  it('lists columns in their order, and what is declared on them first', () => {
    const definition = built((t) => {
      t.index(['b']);
      t.check('late', 'true');
      t.bigint('a').primaryKey().index({ name: 'early' });
      t.text('b').notNull();
    });
    expect(definition).toEqual({
      columns: [
        { name: 'a', type: 'bigint' },
        { name: 'b', type: 'text', notNull: true },
      ],
      constraints: [
        { type: 'primaryKey', name: 'posts_pkey', columns: ['a'] },
        { type: 'check', name: 'late', expression: 'true' },
      ],
      indexes: [
        { name: 'early', columns: ['a'] },
        { name: 'posts_b_index', columns: ['b'] },
      ],
    });
  });

  it('sees what a column is told after it was started', () => {
    const definition = built((t) => {
      const column = t.text('a');
      t.text('b');
      column.notNull();
    });
    expect(definition.columns).toEqual([
      { name: 'a', type: 'text', notNull: true },
      { name: 'b', type: 'text' },
    ]);
  });

  it.each<[string, (t: TableBuilder) => void]>([
    ['a primary key', (t) => t.primaryKey(['user_id', 'other'])],
    ['a unique key', (t) => t.unique(['user_id', 'other'])],
    ['an index', (t) => t.index(['user_id', 'other'], { name: 'ix' })],
    ['a unique index', (t) => t.index(['user_id'], { name: 'ix', unique: true, method: 'btree' })],
  ])('needs no index for a reference that %s starts with', (_what, define) => {
    const indexes = indexesOf((t) => {
      t.bigint('user_id').references('users');
      define(t);
    });
    expect(indexes).not.toContain('posts_user_id_index');
  });

  it.each<[string, (t: TableBuilder) => void]>([
    ['a key that starts with another column', (t) => t.primaryKey(['other', 'user_id'])],
    ['an index that starts with another column', (t) => t.index(['other', 'user_id'])],
    ['a partial index', (t) => t.index(['user_id'], { name: 'ix', where: 'other' })],
    ['an index of another method', (t) => t.index(['user_id'], { name: 'ix', method: 'brin' })],
    ['a check', (t) => t.check('c', 'user_id > 0')],
    ['a second foreign key', (t) => t.foreignKey(['user_id'], 'others', ['id'], { name: 'fk' })],
  ])('needs an index for a reference beside %s', (_what, define) => {
    const indexes = indexesOf((t) => {
      t.bigint('user_id').references('users');
      define(t);
    });
    expect(indexes).toContain('posts_user_id_index');
  });
});
