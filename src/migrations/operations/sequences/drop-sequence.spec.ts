import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropSequence } from './drop-sequence.js';

const was = { start: 5, comment: 'a' };

testOperation<DropSequence>('dropSequence', {
  'a sequence with its definition': {
    operation: { kind: 'dropSequence', name: 'shop.numbers', was },
    sql: ['drop sequence "shop"."numbers"'],
    line: 'drop sequence shop.numbers',
    inverse: [{ kind: 'createSequence', name: 'shop.numbers', definition: was }],
  },
  'a sequence by its name, if it exists, and what depends on it': {
    operation: { kind: 'dropSequence', name: 'numbers', ifExists: true, cascade: true },
    sql: ['drop sequence if exists "numbers" cascade'],
    line: 'drop sequence numbers',
    inverse: {
      irreversible: 'dropping the sequence numbers does not say what it was',
      remedy: "op.dropSequence('numbers', { was: {} })",
    },
  },
});
