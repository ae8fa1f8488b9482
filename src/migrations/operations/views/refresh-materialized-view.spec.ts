import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RefreshMaterializedView } from './refresh-materialized-view.js';

const view = 'shop.v';

testOperation<RefreshMaterializedView>('refreshMaterializedView', {
  'a materialized view': {
    operation: { kind: 'refreshMaterializedView', view },
    sql: ['refresh materialized view "shop"."v"'],
    line: 'refresh materialized view shop.v',
    inverse: [],
  },
  'while it is read': {
    operation: { kind: 'refreshMaterializedView', view, concurrently: true },
    sql: ['refresh materialized view concurrently "shop"."v"'],
    line: 'refresh materialized view shop.v',
    inverse: [],
  },
  'one that is to be empty': {
    operation: { kind: 'refreshMaterializedView', view, withData: false },
    sql: ['refresh materialized view "shop"."v" with no data'],
    line: 'empty materialized view shop.v',
    inverse: [{ kind: 'refreshMaterializedView', view }],
  },
});
