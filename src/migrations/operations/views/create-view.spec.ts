import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CreateView } from './create-view.js';
import { sql } from '../sql-text.js';

const query = 'select id\n  from users -- all';
const definition = { query };
const was = { query: 'select 1', comment: 'old' };

testOperation<CreateView>('createView', {
  'a view': {
    operation: { kind: 'createView', view: 'shop.active', definition },
    sql: [`create view "shop"."active" as ${query}`],
    line: 'create view shop.active',
    inverse: [{ kind: 'dropView', view: 'shop.active', was: definition }],
  },
  'a view with all options': {
    operation: {
      kind: 'createView',
      view: 'v',
      definition: {
        query: sql`select ${"it's"}`,
        columns: ['a"b'],
        recursive: true,
        checkOption: 'local',
        securityBarrier: true,
        securityInvoker: false,
        comment: "it's",
      },
    },
    sql: [
      'create recursive view "v" ("a""b") with ("security_barrier" = true, "security_invoker" = false, ' +
        `"check_option" = 'local') as select 'it''s'`,
      `comment on view "v" is 'it''s'`,
    ],
    line: 'create view v',
    inverse: [
      {
        kind: 'dropView',
        view: 'v',
        was: {
          query: sql`select ${"it's"}`,
          columns: ['a"b'],
          recursive: true,
          checkOption: 'local',
          securityBarrier: true,
          securityInvoker: false,
          comment: "it's",
        },
      },
    ],
  },
  'in place of what is known': {
    operation: { kind: 'createView', view: 'v', definition, orReplace: true, was },
    sql: [`create or replace view "v" as ${query}`, 'comment on view "v" is null'],
    line: 'replace view v',
    inverse: [{ kind: 'createView', view: 'v', definition: was, orReplace: true, was: definition }],
  },
  'in place of what is not known': {
    operation: { kind: 'createView', view: "s.it's", definition, orReplace: true },
    sql: [`create or replace view "s"."it's" as ${query}`],
    line: "replace view s.it's",
    inverse: {
      irreversible: "replacing the view s.it's does not say what it was",
      remedy: "op.replaceView('s.it\\'s', '...', { was: 'select ...' })",
    },
  },
});
