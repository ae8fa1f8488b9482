import type { MigrationSources } from '../../fixtures/migration-files.js';

/** Migrations that make one of everything that may be in the way of making it again. */
export const everything: MigrationSources = {
  '1_schemas': {
    change(op) {
      op.createSchema('shop');
      op.createSchema('odd "one".x');
      op.createEnum('mood', ['good', 'bad']);
      op.createEnum('shop.unit', ['piece', 'kg']);
      op.createDomain('email', 'text', { checks: [{ name: 'has_at', expression: "value like '%@%'" }] });
      op.createSequence('tickets');
    },
  },
  '2_tables': {
    up(op) {
      op.createTable('users', (t) => {
        t.id();
        t.text('name');
      });
      op.sql('alter table users add column mood mood, add column email email');
      op.sql('create table shop.orders (id int primary key, buyer int references users, first_item int)');
      op.sql('create table shop.items (id int primary key, "order" int references shop.orders)');
      op.sql('alter table shop.orders add foreign key (first_item) references shop.items');
      op.sql(`create table "odd ""one"".x"."Weird; drop table users --" ("a""b" int, unit shop.unit)`);
      op.sql('create unlogged table cache (key text)');
      op.sql('create table events (at date) partition by range (at)');
      op.sql(`create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01')`);
      op.sql('create table animals (name text)');
      op.sql('create table birds (song text) inherits (animals)');
    },
    down(op) {
      op.sql('select 1');
    },
  },
  '3_raw.sql': `-- up
create type pair as (a int, b int);
create type span as range (subtype = int4);
create function greet(who text) returns text language sql as $$ select 'hi ' || who $$;
create function greet(times int) returns text language sql as $$ select 'hi' $$;
create function shop.total(o shop.orders) returns int language sql as $$ select 1 $$;
create procedure settle(inout done int) language plpgsql as $$ begin done := 1; end $$;
create function add_pair(p pair, i int) returns pair language sql as $$ select p $$;
create aggregate pairs(int) (sfunc = add_pair, stype = pair);
create function as_mood(t text) returns mood language sql as $$ select 'good'::mood $$;
create cast (text as mood) with function as_mood(text);
create function close_to(a int, b int) returns bool language sql as $$ select true $$;
create operator === (leftarg = int, rightarg = int, function = close_to);
create collation german (locale = 'C');
create text search configuration shop.plain (copy = simple);
create view constant as select 1 as one;
create view names as select name from users;
create materialized view shop.counts as select count(*) as n from names;
create publication everything for all tables;
create publication several for table users;
create function noted() returns event_trigger language plpgsql as $$ begin perform count(*) from users; end $$;
create event trigger note_drops on sql_drop execute function noted();
create rule no_delete as on delete to cache do instead nothing;
do $$ begin create type guarded as enum ('x'); end $$;
create or replace function public.touch() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touch before update on users for each row execute function touch();
create foreign data wrapper wrapped;
create server far foreign data wrapper wrapped;
create foreign table remote (id int) server far;
create statistics users_stats on name, mood from users;
-- down
select 1;
`,
  '4_renames.sql': `-- up
alter type pair rename to couple;
alter function greet(int) rename to greet_often;
alter function greet_often(int) set schema shop;
alter schema "odd ""one"".x" rename to strange;
set search_path to shop;
create type size as enum ('s');
create function sized(s size) returns int language sql as $$ select 1 $$;
-- down
select 1;
`,
  '5_reads': {
    async up(op) {
      await op.rows('select 1');
      op.sql('create function after_read() returns int language sql as $$ select 1 $$');
      op.sql(`create type after_read_type as enum ('x')`);
    },
    down(op) {
      op.sql('drop function after_read()');
      op.sql('drop type after_read_type');
    },
  },
};

/** What a database holds, beside what PostgreSQL and the ledger bring. */
export const CATALOGUE = `
select kind || ' ' || name as object from (
  select c.relkind::text as kind, c.oid::regclass::text as name from pg_class c
    where relkind not in ('i', 'I', 't') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)' and relname !~ '^siskin_'
  union all select 'type', oid::regtype::text from pg_type
    where typtype in ('e', 'd', 'r') and typnamespace::regnamespace::text !~ '^(pg_|information_schema)'
  union all select 'routine', oid::regprocedure::text from pg_proc where pronamespace::regnamespace::text !~ '^(pg_|information_schema)'
  union all select 'schema', quote_ident(nspname) from pg_namespace where nspname !~ '^(pg_|information_schema)'
  union all select 'operator', oid::regoperator::text from pg_operator where oprnamespace::regnamespace::text !~ '^pg_'
  union all select 'collation', collname from pg_collation where collnamespace::regnamespace::text !~ '^pg_'
  union all select 'ts', cfgname from pg_ts_config where cfgnamespace::regnamespace::text !~ '^pg_'
  union all select 'publication', pubname from pg_publication
  union all select 'event trigger', evtname from pg_event_trigger
  union all select 'server', srvname from pg_foreign_server
  union all select 'wrapper', fdwname from pg_foreign_data_wrapper
  union all select 'cast', castsource::regtype || ' ' || casttarget::regtype from pg_cast where oid >= 16384
  union all select 'extension', extname from pg_extension
) all_objects order by 1`;
