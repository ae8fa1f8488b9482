import { p } from '@mikro-orm/postgresql';

import { testChanges, thing } from './matrix.fixture.js';

const drop = (name: string) => ({ drop: [`thing.${name}`] });

testChanges({
  'a column': {
    before: thing({ name: p.text() }),
    after: thing({ name: p.text(), email: p.text().nullable() }),
    back: drop('email'),
  },
  'nullability and default of columns': {
    before: thing({ name: p.text().nullable(), count: p.integer(), at: p.datetime().nullable() }),
    after: thing({
      name: p.text(),
      count: p.integer().default(7),
      at: p.datetime().defaultRaw('now()'),
    }),
  },
  'length and precision of columns': {
    before: thing({ name: p.string().length(50), price: p.decimal().precision(10).scale(2) }),
    after: thing({ name: p.string().length(80), price: p.decimal().precision(12).scale(2) }),
  },
  'the type of columns': {
    before: thing({ size: p.integer(), note: p.string().length(50), ratio: p.float(), data: p.text() }),
    after: thing({
      size: p.bigint(),
      note: p.text(),
      ratio: p.double(),
      data: p.type('jsonb').$type<object>(),
    }),
    back: { using: ['thing.size=size::int', 'thing.ratio=ratio::real'] },
  },
  'a generated column': {
    before: thing({ a: p.integer(), b: p.integer().generated('(a * 2) stored') }),
    after: thing({ a: p.integer(), b: p.integer().generated('(a * 3) stored') }),
  },
  'comments and collation': {
    before: thing({ name: p.text() }),
    after: thing({ name: p.text().comment('how it is called').collation('C') }, { comment: 'a thing' }),
  },
  'an array': {
    before: thing({ tags: p.array().columnType('text[]').nullable() }),
    after: thing({ tags: p.array().columnType('varchar(20)[]').nullable() }),
  },
});
