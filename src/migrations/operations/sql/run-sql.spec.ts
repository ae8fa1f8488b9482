import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { RunSql } from './run-sql.js';
import { sql } from '../sql-text.js';

const unsaid = (statement: string) => ({
  irreversible: `the statement "${statement}" does not say how to undo it`,
  remedy: 'op.sql(`...`, { reverse: `...` }), or { reverse: false } where nothing is to be undone',
});

const update = sql`update users set role = ${"it's"} where ${sql`id = ${7}`}`;

testOperation<RunSql>('sql', {
  'a string as it is': {
    operation: { kind: 'sql', text: 'select  ${1},\n\t?, $1', reverse: 'select 2' },
    sql: ['select  ${1},\n\t?, $1'],
    line: 'select ${1}, ?, $1',
    inverse: [{ kind: 'sql', text: 'select 2', reverse: 'select  ${1},\n\t?, $1' }],
  },
  'a template with its values quoted': {
    operation: { kind: 'sql', text: update, reverse: false },
    sql: [`update users set role = 'it''s' where id = 7`],
    line: `update users set role = 'it''s' where id = 7`,
    inverse: [],
  },
  'a statement with no way back': {
    operation: { kind: 'sql', text: ' vacuum ' },
    sql: [' vacuum '],
    line: 'vacuum',
    inverse: unsaid('vacuum'),
  },
  'a statement of the greatest length that is shown': {
    operation: { kind: 'sql', text: 'x'.repeat(60) },
    sql: ['x'.repeat(60)],
    line: 'x'.repeat(60),
    inverse: unsaid('x'.repeat(60)),
  },
  'a longer one': {
    operation: { kind: 'sql', text: 'x'.repeat(61) },
    sql: ['x'.repeat(61)],
    line: `${'x'.repeat(59)}…`,
    inverse: unsaid(`${'x'.repeat(59)}…`),
  },
});
