import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameRoutine } from './rename-routine.js';

testOperation<RenameRoutine>('renameRoutine', {
  'a function of a schema, where it stays': {
    operation: {
      kind: 'renameRoutine',
      routine: 'function',
      name: 'shop.f',
      argumentTypes: ['integer'],
      to: 'g.h',
    },
    sql: ['alter function "shop"."f"(integer) rename to "g.h"'],
    line: 'rename function shop.f(integer) to g.h',
    inverse: [
      {
        kind: 'renameRoutine',
        routine: 'function',
        name: { schema: 'shop', name: 'g.h' },
        argumentTypes: ['integer'],
        to: 'f',
      },
    ],
  },
  'a procedure': {
    operation: { kind: 'renameRoutine', routine: 'procedure', name: 'p', argumentTypes: [], to: 'q' },
    sql: ['alter procedure "p"() rename to "q"'],
    line: 'rename procedure p() to q',
    inverse: [{ kind: 'renameRoutine', routine: 'procedure', name: 'q', argumentTypes: [], to: 'p' }],
  },
});
