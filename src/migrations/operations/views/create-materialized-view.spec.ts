import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateMaterializedView } from './create-materialized-view.js';
import type { MaterializedViewDefinition } from './materialized-view-definition.js';

const query = 'select 1 as a -- one';
const plain: MaterializedViewDefinition = { query, indexes: [] };
const full: MaterializedViewDefinition = {
  query,
  columns: ['b'],
  method: 'heap',
  with: { fillfactor: 70 },
  tablespace: 'fast',
  withData: false,
  comment: "it's",
  indexes: [{ name: 'ux', columns: ['b'], unique: true }],
};

testOperation<CreateMaterializedView>('createMaterializedView', {
  'a materialized view': {
    operation: { kind: 'createMaterializedView', view: 'shop.v', definition: plain },
    sql: [`create materialized view "shop"."v" as ${query}`],
    line: 'create materialized view shop.v',
    inverse: [{ kind: 'dropMaterializedView', view: 'shop.v', was: plain }],
  },
  'with its options, its indexes and its comment': {
    operation: { kind: 'createMaterializedView', view: 'shop.v', definition: full },
    sql: [
      'create materialized view "shop"."v" ("b") using "heap" with ("fillfactor" = 70) tablespace "fast" ' +
        `as ${query}\nwith no data`,
      'create unique index "ux" on "shop"."v" ("b")',
      `comment on materialized view "shop"."v" is 'it''s'`,
    ],
    line: 'create materialized view shop.v',
    inverse: [{ kind: 'dropMaterializedView', view: 'shop.v', was: full }],
  },
  'what is missing': {
    operation: {
      kind: 'createMaterializedView',
      view: 'v',
      definition: { query, indexes: [{ name: 'ix', columns: ['a'] }] },
      ifNotExists: true,
    },
    sql: [
      `create materialized view if not exists "v" as ${query}`,
      'create index if not exists "ix" on "v" ("a")',
    ],
    line: 'create materialized view v',
    inverse: {
      irreversible: 'the materialized view v may have been there before, as ifNotExists says',
      remedy: "op.createMaterializedView('v', ...) without ifNotExists",
    },
  },
});
