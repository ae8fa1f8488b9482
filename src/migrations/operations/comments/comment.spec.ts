import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { CommentTarget } from './comment-target.js';
import type { Comment } from './comment.js';

function commenting(on: CommentTarget, sql: string, line: string) {
  return {
    operation: { kind: 'comment' as const, on, text: "it's \\", was: null },
    sql: [`comment on ${sql} is E'it''s \\\\'`],
    line: `comment on ${line}`,
    inverse: [{ kind: 'comment' as const, on, text: null, was: "it's \\" }],
  };
}

testOperation<Comment>('comment', {
  'on a table': commenting({ table: 's.t' }, 'table "s"."t"', 'table s.t'),
  'on a column': commenting(
    { table: { schema: 'a.b', name: 't' }, column: 'x"y' },
    'column "a.b"."t"."x""y"',
    'column a.b.t.x"y',
  ),
  'on a constraint': commenting(
    { table: 's.t', constraint: 'c.d' },
    'constraint "c.d" on "s"."t"',
    'constraint c.d on s.t',
  ),
  'on a trigger': commenting({ table: 't', trigger: 'c' }, 'trigger "c" on "t"', 'trigger c on t'),
  'on a policy': commenting({ table: 't', policy: 'c' }, 'policy "c" on "t"', 'policy c on t'),
  'on a view': commenting({ view: 's.v' }, 'view "s"."v"', 'view s.v'),
  'on a materialized view': commenting(
    { materializedView: 'v' },
    'materialized view "v"',
    'materialized view v',
  ),
  'on an index': commenting({ index: 's.i' }, 'index "s"."i"', 'index s.i'),
  'on a sequence': commenting({ sequence: 's.i' }, 'sequence "s"."i"', 'sequence s.i'),
  'on a function': commenting(
    { function: 's.f', arguments: ['integer', 'text'] },
    'function "s"."f"(integer, text)',
    'function s.f(integer, text)',
  ),
  'on a procedure': commenting({ procedure: 'p', arguments: [] }, 'procedure "p"()', 'procedure p()'),
  'on a type': commenting({ type: 's.t' }, 'type "s"."t"', 'type s.t'),
  'on a domain': commenting({ domain: 's.t' }, 'domain "s"."t"', 'domain s.t'),
  'on a schema': commenting({ schema: 'a.b' }, 'schema "a.b"', 'schema a.b'),
  'on an extension': commenting({ extension: 'uuid-ossp' }, 'extension "uuid-ossp"', 'extension uuid-ossp'),
  'on a role': commenting({ role: 'app' }, 'role "app"', 'role app'),
  'on a database': commenting({ database: 'a.b' }, 'database "a.b"', 'database a.b'),
  'that is taken away': {
    operation: { kind: 'comment', on: { table: 't' }, text: null, was: 'old' },
    sql: ['comment on table "t" is null'],
    line: 'comment on table t',
    inverse: [{ kind: 'comment', on: { table: 't' }, text: 'old', was: null }],
  },
  'in place of what is not known': {
    operation: { kind: 'comment', on: { table: 't', column: 'c' }, text: 'a' },
    sql: [`comment on column "t"."c" is 'a'`],
    line: 'comment on column t.c',
    inverse: {
      irreversible: 'the comment on column t.c does not say what it was',
      remedy: "op.comment({ table: 't', column: 'c' }, 'a', { was: null /* or the text */ })",
    },
  },
});
