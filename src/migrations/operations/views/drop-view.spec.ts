import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { DropView } from './drop-view.js';

const was = { query: 'select 1', securityInvoker: true };

testOperation<DropView>('dropView', {
  'a view by its definition': {
    operation: { kind: 'dropView', view: 'shop.v', was },
    sql: ['drop view "shop"."v"'],
    line: 'drop view shop.v',
    inverse: [{ kind: 'createView', view: 'shop.v', definition: was }],
  },
  'a view by its name, with options': {
    operation: { kind: 'dropView', view: { name: 'a.b' }, ifExists: true, cascade: true },
    sql: ['drop view if exists "a.b" cascade'],
    line: 'drop view a.b',
    inverse: {
      irreversible: 'dropping the view a.b does not say what it was',
      remedy: "op.dropView({ name: 'a.b' }, 'select ...')",
    },
  },
});
