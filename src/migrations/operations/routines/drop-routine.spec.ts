import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropRoutine } from './drop-routine.js';

const was = { arguments: [{ type: 'integer' }], returns: 'void', body: 'begin end' };

testOperation<DropRoutine>('dropRoutine', {
  'a function by its definition': {
    operation: { kind: 'dropRoutine', routine: 'function', name: 'shop.f', argumentTypes: ['integer'], was },
    sql: ['drop function "shop"."f"(integer)'],
    line: 'drop function shop.f(integer)',
    inverse: [{ kind: 'createRoutine', routine: 'function', name: 'shop.f', definition: was }],
  },
  'a procedure by its name, with options': {
    operation: {
      kind: 'dropRoutine',
      routine: 'procedure',
      name: 'p',
      argumentTypes: ['integer', 'text'],
      ifExists: true,
      cascade: true,
    },
    sql: ['drop procedure if exists "p"(integer, text) cascade'],
    line: 'drop procedure p(integer, text)',
    inverse: {
      irreversible: 'dropping the procedure p(integer, text) does not say what it was',
      remedy: "op.dropProcedure('p', { arguments: [...], body: '...' })",
    },
  },
});
