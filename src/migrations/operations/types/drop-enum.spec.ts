import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropEnum } from './drop-enum.js';

testOperation<DropEnum>('dropEnum', {
  'an enum with its values': {
    operation: { kind: 'dropEnum', name: 'status', was: { values: ['b', 'a'], comment: 'c' } },
    sql: ['drop type "status"'],
    line: 'drop enum status',
    inverse: [{ kind: 'createEnum', name: 'status', values: ['b', 'a'], comment: 'c' }],
  },
  'an enum by its name, if it exists, and what depends on it': {
    operation: { kind: 'dropEnum', name: 'shop."status', ifExists: true, cascade: true },
    sql: ['drop type if exists "shop"."""status" cascade'],
    line: 'drop enum shop."status',
    inverse: {
      irreversible: 'dropping the enum shop."status does not say what its values were',
      remedy: "op.dropEnum('shop.\"status', ['a_value', 'another'])",
    },
  },
});
