import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { Truncate } from './truncate.js';

const lost = (tables: string, name: string) => ({
  irreversible: `truncating ${tables} leaves nothing to bring the rows back from`,
  remedy: `op.reversible({ up: (op) => op.truncate(${name}), down: () => {} }) where they need not come back`,
});

testOperation<Truncate>('truncate', {
  'a table': {
    operation: { kind: 'truncate', tables: ['s.t'] },
    sql: ['truncate "s"."t"'],
    line: 'truncate s.t',
    inverse: lost('s.t', "'s.t'"),
  },
  'several, and all that refers to them': {
    operation: { kind: 'truncate', tables: ['a"b', 's.t'], cascade: true, restartIdentity: true },
    sql: ['truncate "a""b", "s"."t" restart identity cascade'],
    line: 'truncate a"b, s.t',
    inverse: lost('a"b, s.t', `['a"b', 's.t']`),
  },
  none: {
    operation: { kind: 'truncate', tables: [] },
    sql: [],
    line: 'truncate ',
    inverse: [],
  },
});
