import { defineEntity, p } from '@mikro-orm/postgresql';

import { id, testChanges, thing } from './matrix.fixture.js';

const Author = defineEntity({ name: 'Author', properties: { ...id, name: p.text() } });

function book(options: { deleteRule?: 'cascade' | 'set null'; deferMode?: 'deferred' } = {}) {
  const author = () =>
    options.deleteRule === undefined
      ? p.manyToOne(Author)
      : p.manyToOne(Author).deleteRule(options.deleteRule).nullable();
  return defineEntity({ name: 'Book', properties: { ...id, title: p.text(), author } });
}

const email = { email: p.text().nullable(), name: p.text().nullable() };

testChanges({
  'tables with a foreign key': {
    before: [Author],
    after: [Author, book()],
    back: { drop: ['book'] },
  },
  'tables that refer to each other': {
    before: [],
    after: [
      defineEntity({
        name: 'Hen',
        properties: { ...id, egg: () => p.manyToOne('Egg' as never) },
      }),
      defineEntity({ name: 'Egg', properties: { ...id, hen: () => p.manyToOne('Hen' as never) } }),
    ],
    back: { drop: ['hen', 'egg'] },
  },
  'what a foreign key does': {
    before: [Author, book({ deleteRule: 'cascade' })],
    after: [Author, book({ deleteRule: 'set null' })],
  },
  'a schema': {
    before: [Author],
    after: [
      Author,
      defineEntity({ name: 'Stock', schema: 'shop', properties: { ...id, amount: p.integer() } }),
    ],
    back: { drop: ['shop.stock'] },
  },
  indexes: {
    before: thing(email, { indexes: [{ properties: ['email'], name: 'by_email' }] }),
    after: thing(email, {
      indexes: [
        { properties: ['email', 'name'], name: 'by_email' },
        { name: 'lower_email', expression: 'create index lower_email on thing (lower(email))' },
        { properties: ['name'], name: 'some_names', where: "name <> ''" },
      ],
    }),
  },
  'unique constraints': {
    before: thing(email, { uniques: [{ properties: ['email'], name: 'one_email' }] }),
    after: thing(email, {
      uniques: [
        { properties: ['email', 'name'], name: 'one_email' },
        { properties: ['name'], name: 'one_name', deferMode: 'deferred' },
      ],
    }),
  },
  'checks, by what they say': {
    before: thing({ size: p.integer() }, { checks: [{ name: 'sane', expression: 'size > 0' }] }),
    after: thing(
      { size: p.integer() },
      {
        checks: [
          { name: 'sane', expression: 'size >= 0' },
          { name: 'small', expression: 'size < 1000' },
        ],
      },
    ),
  },
  'columns of the primary key': {
    before: [defineEntity({ name: 'Line', properties: { a: p.integer().primary(), b: p.integer() } })],
    after: [
      defineEntity({ name: 'Line', properties: { a: p.integer().primary(), b: p.integer().primary() } }),
    ],
  },
});
