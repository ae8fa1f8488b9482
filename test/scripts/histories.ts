import type { MigrationOptions } from '../../src/index.js';
import type { MigrationSources } from '../fixtures/migration-files.js';

export interface ScriptHistory {
  sources: MigrationSources;
  options?: MigrationOptions;
  /** What is there before. */
  given?: string;
  /** Whether it can be one transaction. */
  together?: boolean;
  ledger?: string;
}

const table: MigrationSources = {
  '1_table': {
    revision: 'table',
    parents: [],
    change(op) {
      op.createTable('items', (t) => {
        t.integer('id').primaryKey();
        t.text('note');
        t.integer('size');
      });
    },
  },
};

export const histories: Readonly<Record<string, ScriptHistory>> = {
  'statements inside and outside of transactions': {
    sources: {
      ...table,
      '2_index': {
        revision: 'index',
        parents: ['table'],
        transaction: false,
        up(op) {
          op.sql('set search_path to pg_catalog, public');
          op.createIndex('public.items', ['note'], { concurrently: true, name: 'items_note' });
          op.addColumn('public.items', (t) => t.integer('age'));
          op.sql('reindex index concurrently public.items_note');
          op.sql('vacuum public.items');
        },
        down(op) {
          op.sql('drop index concurrently items_note');
          op.dropColumn('items', 'age');
        },
      },
      '3_after': {
        revision: 'after',
        parents: ['index'],
        change(op) {
          op.createTable('later', (t) => void t.integer('id'));
        },
      },
    },
  },
  'what psql would take for something else': {
    together: true,
    sources: {
      ...table,
      "2_a'b `touch x` :HOST \\q $(x)": {
        revision: 'hostile',
        parents: ['table'],
        up(op) {
          op.sql(String.raw`insert into items (id, note) values (1, 'a
\q
\! echo no
:HOST :''HOST'' \\ ;'), (2, $$
\quit
'unclosed :USER $x$;$$), (3, E'\\q \' ; \n')`);
          op.sql(`insert into items (id, size)
            select 4, ((array[10, 20, 30])[1:"HOST"])[2] from (select 2 as "HOST") as t`);
          op.sql('create table slices (list integer[], lo integer, hi integer, "HOST" text, dbname integer)');
          op.sql('insert into slices values (array[1,2,3], 1, 2, null, 2)');
          op.sql(
            `update slices set "HOST" = list[lo:dbname]::text || list[1:2]::text -- a comment; with 'quotes`,
          );
          op.sql(
            'create function f() returns integer language sql begin atomic select 1; select case when true then 2 end; end',
          );
          op.sql(`/* ; ' " $$ /* nested */ */ comment on table slices is 'it''s; :HOST'`);
          op.sql(`create rule r as on insert to slices do also (select 1; select 2)`);
          op.bulkInsert('items', [{ id: 9, note: '\\.\n:HOST\t\\N;\'"`ls`' }]);
        },
        down(op) {
          op.sql(`delete from items; drop function f(); drop table slices -- the end`);
        },
      },
    },
  },
  'many rows': {
    together: true,
    sources: {
      '1_rows': {
        revision: 'rows',
        parents: [],
        up(op) {
          op.sql(
            'create table rows (id integer generated always as identity, note text, day date, list text[], price numeric(5, 2))',
          );
          op.bulkInsert(
            'rows',
            Array.from({ length: 2_500 }, (_, i) => ({
              id: i,
              note: i % 3 === 0 ? null : `\\x\t${i}\n'\r`,
              day: new Date(Date.UTC(2026, 0, 1 + (i % 300))),
              list: ['a,"', '\\'],
              price: (i % 999) + 0.5,
            })),
          );
          op.bulkInsert(
            'rows',
            (function* () {
              for (let id = 5_000; id < 5_010; id++) {
                yield { id, note: 'made' };
              }
            })(),
          );
          op.bulkInsert('rows', (function* (): Generator<{ id: number }> {})());
        },
        down(op) {
          op.dropTable('rows');
        },
      },
      '2_outside': {
        revision: 'outside',
        parents: ['rows'],
        up(op) {
          op.createTable('copies', (t) => void t.integer('id'));
          op.bulkInsert(
            'copies',
            (async function* () {
              yield { id: 1 };
            })(),
          );
        },
        down(op) {
          op.dropTable('copies');
        },
      },
    },
  },
  'a backfill': {
    given: `create table customers (region text, number integer, day timestamptz, name text, upper text, primary key (region, day, number));
      insert into customers select 'r' || i % 7, i, timestamptz '2026-01-01 12:00:00.123+00' - i * interval '1 hour', 'n' || i from generate_series(1, 1234) as i`,
    sources: {
      '1_fill': {
        revision: 'fill',
        parents: [],
        transaction: false,
        up(op) {
          op.backfill('customers', { set: { upper: 'X' }, batch: 100 });
          op.sql('alter table customers alter column upper set not null');
        },
        down(op) {
          op.sql('alter table customers alter column upper drop not null');
          op.backfill('customers', { set: { upper: null }, where: 'number > 10 -- most', batch: 500 });
        },
      },
    },
  },
  'repeatable migrations': {
    together: true,
    sources: {
      ...table,
      'a_view.ts': `import { Migration } from 'siskin';
        export default class extends Migration { static repeatable = true;
          up(op) { op.createView('small', 'select id from "big view"'); }
          down(op) { op.dropView('small'); } }`,
      'b_view.ts': `import { Migration } from 'siskin';
        export default class extends Migration { static repeatable = true;
          change(op) { op.createView('big view', 'select * from items'); } }`,
    },
  },
  'a question that needs no database': {
    together: true,
    sources: {
      ...table,
      '2_never': {
        revision: 'never',
        parents: ['table'],
        shouldRun() {
          return false;
        },
        change(op) {
          op.sql('selct 1', { reverse: 'selct 2' });
        },
      },
      '3_always': {
        revision: 'always',
        parents: ['never'],
        transaction: true,
        shouldRun() {
          return true;
        },
        change(op) {
          op.addColumn('items', (t) => t.text('more'));
        },
      },
    },
  },
  'a branch and a merge, with timeouts': {
    together: true,
    options: { lockTimeout: 1_234, statementTimeout: 60_000 },
    sources: {
      ...table,
      '2_left': {
        revision: 'left',
        parents: ['table'],
        lockTimeout: 99,
        change(op) {
          op.sql(
            `create table left_side as select current_setting('lock_timeout') as l, current_setting('statement_timeout') as s`,
            { reverse: 'drop table left_side' },
          );
        },
      },
      '3_right': {
        revision: 'right',
        parents: ['table'],
        change(op) {
          op.sql(
            `create table right_side as select current_setting('lock_timeout') as l, current_setting('statement_timeout') as s`,
            { reverse: 'drop table right_side' },
          );
        },
      },
      '4_merge': { revision: 'merge', parents: ['left', 'right'], up() {}, down() {} },
    },
  },
  'a role, a search path and a ledger of its own': {
    together: true,
    given: `create schema "a b"; create schema other; do $$ begin create role siskin_scribe; exception when duplicate_object then null; end $$;
      grant all on schema "a b" to siskin_scribe; grant all on schema other to siskin_scribe;
      create function other.version_of() returns text language sql as 'select current_user::text'; grant create on database :db to siskin_scribe`,
    options: { role: 'siskin_scribe', searchPath: ['a b', 'other'], table: "led'ger", schema: 'the "books"' },
    ledger: `"the ""books"""."led'ger"`,
    sources: {
      ...table,
      '2_role': {
        revision: 'role',
        parents: ['table'],
        up(op) {
          op.sql('create table who as select version_of() as who');
          op.sql('set search_path to other');
          op.sql('create table where_i_am ()');
          op.sql('reset role');
        },
        down(op) {
          op.sql('drop table who; drop table other.where_i_am');
        },
      },
    },
  },
};
