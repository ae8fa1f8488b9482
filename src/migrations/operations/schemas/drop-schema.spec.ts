import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropSchema } from './drop-schema.js';

testOperation<DropSchema>('dropSchema', {
  'an empty schema': {
    operation: { kind: 'dropSchema', name: 'a.b' },
    sql: ['drop schema "a.b"'],
    line: 'drop schema a.b',
    inverse: [{ kind: 'createSchema', name: 'a.b' }],
  },
  'one with its options': {
    operation: { kind: 'dropSchema', name: 'shop', was: { authorization: 'a', comment: 'b' } },
    sql: ['drop schema "shop"'],
    line: 'drop schema shop',
    inverse: [{ kind: 'createSchema', name: 'shop', authorization: 'a', comment: 'b' }],
  },
  'one that is to come back empty': {
    operation: { kind: 'dropSchema', name: 'shop', was: {}, cascade: true },
    sql: ['drop schema "shop" cascade'],
    line: 'drop schema shop',
    inverse: [{ kind: 'createSchema', name: 'shop' }],
  },
  'one with all that is in it': {
    operation: { kind: 'dropSchema', name: "it's", ifExists: true, cascade: true },
    sql: ['drop schema if exists "it\'s" cascade'],
    line: "drop schema it's",
    inverse: {
      irreversible: "dropping the schema it's with all that is in it does not say what that was",
      remedy:
        "op.dropSchema('it\\'s') after dropping what is in it, or with { cascade: true, was: {} } to get it back empty",
    },
  },
  'one that may not be there': {
    operation: { kind: 'dropSchema', name: 'shop', ifExists: true },
    sql: ['drop schema if exists "shop"'],
    line: 'drop schema shop',
    inverse: {
      irreversible: 'dropping the schema shop if it exists does not say whether it did',
      remedy: "op.dropSchema('shop', { ifExists: true, was: {} })",
    },
  },
});
