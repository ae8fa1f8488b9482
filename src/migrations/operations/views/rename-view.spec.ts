import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RenameView } from './rename-view.js';

testOperation<RenameView>('renameView', {
  'a view': {
    operation: { kind: 'renameView', view: 'v', to: 'a "b"' },
    sql: ['alter view "v" rename to "a ""b"""'],
    line: 'rename view v to a "b"',
    inverse: [{ kind: 'renameView', view: 'a "b"', to: 'v' }],
  },
  'a materialized view of a schema': {
    operation: { kind: 'renameView', view: 'shop.v', to: 'w.x', materialized: true },
    sql: ['alter materialized view "shop"."v" rename to "w.x"'],
    line: 'rename materialized view shop.v to w.x',
    inverse: [{ kind: 'renameView', view: { schema: 'shop', name: 'w.x' }, to: 'v', materialized: true }],
  },
});
