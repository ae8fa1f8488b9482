import { testCalls } from '../../../../test/operations/call-cases.js';
import type { PlainTriggerDefinition } from './trigger-definition.js';

const definition: PlainTriggerDefinition = { timing: 'after', events: ['insert'], function: 'f' };
const was: PlainTriggerDefinition = { timing: 'before', events: ['delete'], function: 'f' };

testCalls({
  createTrigger: [
    (op) => op.createTrigger('t', 'n', definition),
    { kind: 'createTrigger', table: 't', name: 'n', definition },
  ],
  'createTrigger in place of another': [
    (op) => op.createTrigger('t', 'n', { ...definition, orReplace: true, was }),
    { kind: 'createTrigger', table: 't', name: 'n', definition, orReplace: true, was },
  ],
  dropTrigger: [
    (op) => op.dropTrigger('t', 'n', was, { ifExists: true }),
    { kind: 'dropTrigger', table: 't', name: 'n', was, ifExists: true },
  ],
  'dropTrigger by its name': [
    (op) => op.dropTrigger('t', 'n'),
    { kind: 'dropTrigger', table: 't', name: 'n' },
  ],
  renameTrigger: [
    (op) => op.renameTrigger('t', 'n', 'm'),
    { kind: 'renameTrigger', table: 't', name: 'n', to: 'm' },
  ],
  setTrigger: [
    (op) => op.setTrigger('t', 'n', 'always', { from: 'replica' }),
    { kind: 'setTrigger', table: 't', name: 'n', to: 'always', from: 'replica' },
  ],
});
