import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateType } from './create-type.js';

const attributes = [
  { name: 'a "b"', type: 'text', collation: 'C' },
  { name: 'c', type: 'varchar(10)[]', comment: "it's" },
];

testOperation<CreateType>('createType', {
  'a composite type': {
    operation: { kind: 'createType', name: 'shop.address', attributes, comment: 'd' },
    sql: [
      'create type "shop"."address" as ("a ""b""" text collate "C", "c" varchar(10)[])',
      `comment on type "shop"."address" is 'd'`,
      `comment on column "shop"."address"."c" is 'it''s'`,
    ],
    line: 'create type shop.address',
    inverse: [{ kind: 'dropType', name: 'shop.address', was: { attributes, comment: 'd' } }],
  },
  'an empty one': {
    operation: { kind: 'createType', name: 'a', attributes: [] },
    sql: ['create type "a" as ()'],
    line: 'create type a',
    inverse: [{ kind: 'dropType', name: 'a', was: { attributes: [] } }],
  },
});
