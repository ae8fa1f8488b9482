import { testCalls } from '../../../../test/operations/call-cases.js';
import { sql } from '../sql-text.js';

const fragment = sql`select ${1}`;
const query = 'select 1 as a';

testCalls({
  createMaterializedView: [
    (op) => op.createMaterializedView('s.v', fragment),
    { kind: 'createMaterializedView', view: 's.v', definition: { query: fragment, indexes: [] } },
  ],
  'createMaterializedView with indexes, which are named as those of a table': [
    (op) =>
      op.createMaterializedView('s.v', query, {
        withData: false,
        indexes: [
          { columns: ['a'], unique: true },
          { columns: ['a'], name: 'ix', where: 'a > 0' },
        ],
        ifNotExists: true,
      }),
    {
      kind: 'createMaterializedView',
      view: 's.v',
      definition: {
        query,
        withData: false,
        indexes: [
          { name: 'v_a_unique', columns: ['a'], unique: true },
          { name: 'ix', columns: ['a'], where: 'a > 0' },
        ],
      },
      ifNotExists: true,
    },
  ],
  'dropMaterializedView by its name': [
    (op) => op.dropMaterializedView('v', undefined, { cascade: true }),
    { kind: 'dropMaterializedView', view: 'v', cascade: true },
  ],
  'dropMaterializedView by its query': [
    (op) => op.dropMaterializedView('v', fragment),
    { kind: 'dropMaterializedView', view: 'v', was: { query: fragment, indexes: [] } },
  ],
  'dropMaterializedView by its definition': [
    (op) => op.dropMaterializedView('v', { query, indexes: [{ columns: ['a'] }] }, { ifExists: true }),
    {
      kind: 'dropMaterializedView',
      view: 'v',
      was: { query, indexes: [{ name: 'v_a_index', columns: ['a'] }] },
      ifExists: true,
    },
  ],
  renameMaterializedView: [
    (op) => op.renameMaterializedView('v', 'w'),
    { kind: 'renameView', view: 'v', to: 'w', materialized: true },
  ],
  refreshMaterializedView: [
    (op) => op.refreshMaterializedView('v', { concurrently: true }),
    { kind: 'refreshMaterializedView', view: 'v', concurrently: true },
  ],
});
