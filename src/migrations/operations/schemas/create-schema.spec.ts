import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateSchema } from './create-schema.js';

testOperation<CreateSchema>('createSchema', {
  'a schema': {
    operation: { kind: 'createSchema', name: 'a.b' },
    sql: ['create schema "a.b"'],
    line: 'create schema a.b',
    inverse: [{ kind: 'dropSchema', name: 'a.b' }],
  },
  'one of another role, with a comment': {
    operation: { kind: 'createSchema', name: 'shop', authorization: 'the "shop"', comment: "it's" },
    sql: ['create schema "shop" authorization "the ""shop"""', `comment on schema "shop" is 'it''s'`],
    line: 'create schema shop',
    inverse: [{ kind: 'dropSchema', name: 'shop', was: { authorization: 'the "shop"', comment: "it's" } }],
  },
  'one that may be there': {
    operation: { kind: 'createSchema', name: 'shop', ifNotExists: true },
    sql: ['create schema if not exists "shop"'],
    line: 'create schema shop',
    inverse: {
      irreversible: 'the schema shop may have been there before, as ifNotExists says',
      remedy: "op.createSchema('shop', ...) without ifNotExists",
    },
  },
});
