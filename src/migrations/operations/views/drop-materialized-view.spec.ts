import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropMaterializedView } from './drop-materialized-view.js';

const was = { query: 'select 1 as a', indexes: [{ name: 'ix', columns: ['a'] }] };

testOperation<DropMaterializedView>('dropMaterializedView', {
  'a materialized view by its definition': {
    operation: { kind: 'dropMaterializedView', view: 'shop.v', was, ifExists: true, cascade: true },
    sql: ['drop materialized view if exists "shop"."v" cascade'],
    line: 'drop materialized view shop.v',
    inverse: [{ kind: 'createMaterializedView', view: 'shop.v', definition: was }],
  },
  'a materialized view by its name': {
    operation: { kind: 'dropMaterializedView', view: 'v' },
    sql: ['drop materialized view "v"'],
    line: 'drop materialized view v',
    inverse: {
      irreversible: 'dropping the materialized view v does not say what it was',
      remedy: "op.dropMaterializedView('v', 'select ...')",
    },
  },
});
