import { testCalls } from '../../../../test/operations/call-cases.js';
import type { FunctionDefinition } from './routine-definition.js';

const body = 'begin end';
const definition: FunctionDefinition = {
  arguments: [
    { name: 'a', type: 'integer' },
    { name: 'b', type: 'text', mode: 'out' },
    { type: 'text[]', mode: 'variadic' },
  ],
  body,
};

testCalls({
  createFunction: [
    (op) => op.createFunction('s.f', definition),
    { kind: 'createRoutine', routine: 'function', name: 's.f', definition },
  ],
  'createFunction in place of another': [
    (op) =>
      op.createFunction('f', { returns: 'void', body, orReplace: true, was: { body: 'begin null; end' } }),
    {
      kind: 'createRoutine',
      routine: 'function',
      name: 'f',
      definition: { returns: 'void', body },
      orReplace: true,
      was: { body: 'begin null; end' },
    },
  ],
  'dropFunction by its definition': [
    (op) => op.dropFunction('f', definition),
    {
      kind: 'dropRoutine',
      routine: 'function',
      name: 'f',
      argumentTypes: ['integer', 'text[]'],
      was: definition,
    },
  ],
  'dropFunction by its arguments': [
    (op) => op.dropFunction('f', ['integer'], { ifExists: true, cascade: true }),
    {
      kind: 'dropRoutine',
      routine: 'function',
      name: 'f',
      argumentTypes: ['integer'],
      ifExists: true,
      cascade: true,
    },
  ],
  renameFunction: [
    (op) => op.renameFunction('f', ['integer'], 'g'),
    { kind: 'renameRoutine', routine: 'function', name: 'f', argumentTypes: ['integer'], to: 'g' },
  ],
  createProcedure: [
    (op) => op.createProcedure('p', { body }),
    { kind: 'createRoutine', routine: 'procedure', name: 'p', definition: { body } },
  ],
  dropProcedure: [
    (op) => op.dropProcedure('p', { body }),
    { kind: 'dropRoutine', routine: 'procedure', name: 'p', argumentTypes: [], was: { body } },
  ],
  renameProcedure: [
    (op) => op.renameProcedure('p', [], 'q'),
    { kind: 'renameRoutine', routine: 'procedure', name: 'p', argumentTypes: [], to: 'q' },
  ],
});
