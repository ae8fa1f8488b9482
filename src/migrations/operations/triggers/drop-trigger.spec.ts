import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropTrigger } from './drop-trigger.js';

const was = { timing: 'after' as const, events: ['insert' as const], function: 'log' };

testOperation<DropTrigger>('dropTrigger', {
  'a trigger with its definition': {
    operation: { kind: 'dropTrigger', table: 'shop.users', name: 'n', was },
    sql: ['drop trigger "n" on "shop"."users"'],
    line: 'drop trigger n on shop.users',
    inverse: [{ kind: 'createTrigger', table: 'shop.users', name: 'n', definition: was }],
  },
  'a trigger by its name, with options': {
    operation: { kind: 'dropTrigger', table: 't', name: 'n', ifExists: true, cascade: true },
    sql: ['drop trigger if exists "n" on "t" cascade'],
    line: 'drop trigger n on t',
    inverse: {
      irreversible: 'dropping the trigger n of t does not say what it was',
      remedy:
        "op.dropTrigger('t', 'n', { timing: 'before', events: ['insert'], forEach: 'row', function: 'a_function' })",
    },
  },
});
