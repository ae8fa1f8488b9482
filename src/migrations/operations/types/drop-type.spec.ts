import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropType } from './drop-type.js';

const was = { attributes: [{ name: 'a', type: 'text' }], comment: 'b' };

testOperation<DropType>('dropType', {
  'a composite type with its attributes': {
    operation: { kind: 'dropType', name: 'shop.address', was },
    sql: ['drop type "shop"."address"'],
    line: 'drop type shop.address',
    inverse: [{ kind: 'createType', name: 'shop.address', ...was }],
  },
  'a type by its name, if it exists, and what depends on it': {
    operation: { kind: 'dropType', name: 'a', ifExists: true, cascade: true },
    sql: ['drop type if exists "a" cascade'],
    line: 'drop type a',
    inverse: {
      irreversible: 'dropping the type a does not say what it was',
      remedy: "op.dropType('a', (t) => { /* its attributes */ })",
    },
  },
});
