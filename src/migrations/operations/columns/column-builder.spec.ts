import { ColumnBuilder } from './column-builder.js';
import type { ColumnDefinition } from './column-definition.js';
import type { ConstraintDefinition } from '../constraints/constraint-definition.js';
import type { IndexDefinition } from '../indexes/index-definition.js';
import { sql } from '../sql-text.js';

const column = () => new ColumnBuilder('shop.posts', 'author_id', 'bigint');
const index: IndexDefinition = { name: 'posts_author_id_index', columns: ['author_id'] };
const foreignKey = {
  type: 'foreignKey',
  name: 'posts_author_id_foreign',
  columns: ['author_id'],
  references: { table: 'auth.users', columns: ['id'] },
} satisfies ConstraintDefinition;

describe('ColumnBuilder', () => {
  it.each<[string, ColumnBuilder, Partial<ColumnDefinition>]>([
    ['is nullable, with nothing else', column(), {}],
    ['notNull', column().notNull(), { notNull: true }],
    ['default', column().default(1), { default: { value: 1 } }],
    ['default null', column().default(null), { default: { value: null } }],
    ['the last default', column().default(1).defaultSql('f()'), { default: { sql: 'f()' } }],
    ['defaultSql', column().defaultSql(sql`f(${1})`), { default: { sql: sql`f(${1})` } }],
    ['identity', column().identity(), { identity: { kind: 'by default' } }],
    ['identity always', column().identity('always'), { identity: { kind: 'always' } }],
    ['generatedAs', column().generatedAs('a + b'), { generated: { expression: 'a + b' } }],
    ['collate', column().collate('C'), { collation: 'C' }],
    [
      'several',
      column().notNull().default(0).collate('C'),
      { notNull: true, default: { value: 0 }, collation: 'C' },
    ],
  ])('%s', (_what, builder, parts) => {
    expect(builder.build()).toEqual({
      column: { name: 'author_id', type: 'bigint', ...parts },
      constraints: [],
      indexes: [],
    });
  });

  it.each<[string, ColumnBuilder, ConstraintDefinition]>([
    ['primaryKey', column().primaryKey(), { type: 'primaryKey', name: 'posts_pkey', columns: ['author_id'] }],
    ['unique', column().unique(), { type: 'unique', name: 'posts_author_id_unique', columns: ['author_id'] }],
    ['unique by name', column().unique({ name: 'u' }), { type: 'unique', name: 'u', columns: ['author_id'] }],
    ['check', column().check('x'), { type: 'check', name: 'posts_author_id_check', expression: 'x' }],
    ['check by name', column().check('x', { name: 'c' }), { type: 'check', name: 'c', expression: 'x' }],
  ])('%s is a constraint', (_what, builder, constraint) => {
    expect(builder.build()).toMatchObject({ constraints: [constraint], indexes: [] });
  });

  it.each([
    ['by default', column().index(), index],
    ['by name', column().index({ name: 'ix' }), { ...index, name: 'ix' }],
  ])('takes an index named %s', (_what, builder, expected) => {
    expect(builder.build()).toMatchObject({ constraints: [], indexes: [expected] });
  });

  it.each<[string, ColumnBuilder, Partial<ConstraintDefinition>]>([
    ['the id', column().references('auth.users'), {}],
    [
      'a column',
      column().references('auth.users', 'no'),
      { references: { table: 'auth.users', columns: ['no'] } },
    ],
    ['a name', column().references('auth.users', 'id', { name: 'fk' }), { name: 'fk' }],
    [
      'actions',
      column().references('auth.users', 'id', { onDelete: 'cascade', onUpdate: 'restrict' }),
      { onDelete: 'cascade', onUpdate: 'restrict' },
    ],
  ])('references %s, with an index', (_what, builder, parts) => {
    const { constraints, indexes } = builder.build();
    expect(constraints).toEqual([{ ...foreignKey, ...parts }]);
    expect(indexes).toEqual([index]);
  });

  it.each<[string, ColumnBuilder, IndexDefinition[]]>([
    ['it is refused', column().references('auth.users', 'id', { index: false }), []],
    ['the column is the primary key', column().primaryKey().references('auth.users'), []],
    ['the column is unique, said later', column().references('auth.users').unique(), []],
    [
      'there is one already',
      column().references('auth.users').index({ name: 'ix' }),
      [{ ...index, name: 'ix' }],
    ],
  ])('adds no index to a reference where %s', (_what, builder, indexes) => {
    expect(builder.build().indexes).toEqual(indexes);
  });

  it('adds the index all the same where there is only a check', () => {
    expect(column().check('x').references('auth.users').build().indexes).toEqual([index]);
  });

  it('is built twice with the same result', () => {
    const builder = column().references('auth.users');
    expect(builder.build()).toEqual(builder.build());
  });

  it('gives out parts that later calls leave alone', () => {
    const builder = column();
    const before = builder.build();
    builder.notNull().unique().index();
    expect(before).toEqual({ column: { name: 'author_id', type: 'bigint' }, constraints: [], indexes: [] });
  });
});
