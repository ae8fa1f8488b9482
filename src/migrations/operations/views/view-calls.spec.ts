import { testCalls } from '../../../../test/operations/call-cases.js';
import { sql } from '../sql-text.js';

const fragment = sql`select ${1}`;

testCalls({
  createView: [
    (op) => op.createView('v', 'select 1', { comment: 'c' }),
    { kind: 'createView', view: 'v', definition: { query: 'select 1', comment: 'c' } },
  ],
  'createView in place of another': [
    (op) => op.createView('v', fragment, { orReplace: true, was: 'select 2' }),
    {
      kind: 'createView',
      view: 'v',
      definition: { query: fragment },
      orReplace: true,
      was: { query: 'select 2' },
    },
  ],
  replaceView: [
    (op) =>
      op.replaceView('v', 'select 1', { securityBarrier: true, was: { query: fragment, comment: 'c' } }),
    {
      kind: 'createView',
      view: 'v',
      definition: { query: 'select 1', securityBarrier: true },
      orReplace: true,
      was: { query: fragment, comment: 'c' },
    },
  ],
  'replaceView without saying what it was': [
    (op) => op.replaceView('v', 'select 1'),
    { kind: 'createView', view: 'v', definition: { query: 'select 1' }, orReplace: true },
  ],
  'dropView by its query': [
    (op) => op.dropView('v', fragment),
    { kind: 'dropView', view: 'v', was: { query: fragment } },
  ],
  'dropView by its definition': [
    (op) => op.dropView('v', { query: 'select 1', checkOption: 'local' }, { cascade: true }),
    { kind: 'dropView', view: 'v', was: { query: 'select 1', checkOption: 'local' }, cascade: true },
  ],
  'dropView by its name': [
    (op) => op.dropView('v', undefined, { ifExists: true }),
    { kind: 'dropView', view: 'v', ifExists: true },
  ],
  renameView: [(op) => op.renameView('v', 'w'), { kind: 'renameView', view: 'v', to: 'w' }],
});
