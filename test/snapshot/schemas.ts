/** Schemas that are hard to put into an order, or to say again; each is made in an empty database. */
export const SCHEMAS: Record<string, string> = {
  'foreign keys in a circle, and one on the table itself': `
    create table a (id int primary key, b int, parent int references a on delete set null deferrable initially deferred);
    create table b (id int primary key, a int references a match full not null);
    alter table a add constraint "a to b" foreign key (b) references b not valid`,
  'views on views and materialized views': `
    create table t (id int primary key, name text, unique (name));
    create view z as select id, name from t;
    create view "A" as select id as "Id" from z where id > 0 with local check option;
    create materialized view m as select count(*) as n from "A";
    create unique index on m (n);
    create recursive view numbers (n) as values (1) union all select n + 1 from numbers where n < 3;
    create view grouped as select t.*, count(*) over () from t group by id;
    create materialized view empty as select 1 as one with no data;
    alter view z alter column name set default 'x';
    comment on column z.name is 'it''s';
    comment on materialized view m is 'm'`,
  'a function that a default, a check, a generated column and an index use': `
    set check_function_bodies = off;
    create function next_code() returns text language sql as $$ select 'c' || max(code) from codes $$;
    create function is_fine(text) returns boolean immutable language plpgsql as $$ begin return $1 <> ''; end $$;
    create function shorter(text) returns text immutable language sql return left($1, 3);
    create table codes (
      code text default next_code() check (is_fine(code)),
      short text generated always as (shorter(code)) stored
    );
    create index on codes (shorter(code)) where is_fine(code);
    create function wrapped() returns setof codes language sql as 'select * from later';
    create table later (like codes)`,
  'a function that reads the table whose default it is': `
    create table t (id int, n bigint);
    create function size() returns bigint language sql begin atomic select count(*) from t; end;
    alter table t alter column n set default size(), add constraint small check (n < 100 or size() > 0)`,
  'functions, procedures and aggregates with all kinds of arguments': `
    create type pair as (a int, b text collate "C");
    create function f(a int, variadic b text[] default '{}', out c int, out d pair) language sql as 'select 1, null::pair';
    create function f(a pair) returns table (x int, y pair) language sql stable strict security definer
      set search_path = public, "It's" set work_mem = '8MB' as 'select 1, $1';
    create procedure p(inout a int default 1) language plpgsql as $$ begin commit; end $$;
    create aggregate total(int) (sfunc = int4pl, stype = int, initcond = '0', parallel = safe, combinefunc = int4pl);
    create aggregate "any"(*) (sfunc = int8inc, stype = int8, initcond = 0);
    create aggregate median(float8 order by anyelement) (
      sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_disc_final, finalfunc_extra);
    create aggregate moving(int) (sfunc = int4pl, stype = int, msfunc = int4pl, minvfunc = int4mi, mstype = int, sortop = >);
    comment on function f(int, text[]) is 'f';
    comment on procedure p(int) is 'p';
    comment on aggregate total(int) is 'total';
    comment on aggregate "any"(*) is 'all'`,
  'trees of partitions': `
    create table events (id bigint generated always as identity, at date not null default now(),
      kind text check (kind <> ''), primary key (id, at, kind)) partition by range (at);
    create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01') partition by list (kind);
    create table events_2026_a partition of events_2026 (kind default 'a') for values in ('a', 'b') with (fillfactor = 50);
    create table events_other (kind text not null, at date not null, id bigint not null, extra int);
    alter table events_other drop extra, add constraint events_kind_check check (kind <> ''), add constraint own check (id > 0);
    alter table events attach partition events_other default;
    create index on events (kind);
    create index lonely on events_2026_a (at desc);
    create unique index "by kind" on only events_2026 (kind, id);
    create table users (id int primary key);
    alter table events add user_id int references users;
    create table notes (event bigint, at date, kind text, foreign key (event, at, kind) references events);
    create function touched() returns trigger language plpgsql as 'begin return new; end';
    create trigger touched before update on events for each row execute function touched();
    alter table events_2026_a disable trigger touched;
    alter table events replica identity full`,
  'serial and identity columns': `
    create table t (a serial primary key, b bigserial, c smallserial, d int generated by default as identity (start 10 increment -2 minvalue -50 maxvalue 100 cycle));
    create table renamed (id int generated always as identity not null);
    alter table renamed rename to "Other";
    alter sequence renamed_id_seq rename to "Seq";
    create sequence lone as smallint increment 5 minvalue -3 maxvalue 300 start 7 cache 9 cycle;
    create sequence shared;
    create table one (id bigint default nextval('shared'));
    create table another (id bigint default nextval('shared'));
    alter sequence shared owned by another.id;
    create unlogged sequence quick`,
  'domains, enums and composite types that use each other': `
    create type mood as enum ('sad', 'it''s "fine"');
    create domain moods as mood[] default '{sad}' constraint "some" check (cardinality(value) > 0);
    create domain strict_moods as moods not null;
    create domain short as text collate "C" default 'x' check (length(value) < 5) not null;
    alter domain short add constraint later check (value <> 'never') not valid;
    comment on constraint later on domain short is 'it''s later';
    create type part as (m mood, s short, ms moods);
    create type whole as (parts part[]);
    create type span as range (subtype = int, multirange_type_name = spans);
    create type words as range (subtype = text, collation = "C", subtype_opclass = text_pattern_ops);
    create table t (w whole, s span, ss spans, mood mood default 'sad', check ((w).parts is not null));
    create table rows_of (a t[], b t);
    create type nothing as ();
    comment on type part is 'part';
    comment on column part.m is 'm'`,
  'tables that inherit': `
    create table base (id int primary key, name text not null default 'x' check (name <> ''));
    create table plain (extra int) inherits (base);
    create table other (id int, note text);
    create table several (own int) inherits (base, other);
    create table told (name text not null default 'y') inherits (base);
    create table late (extra int, name text not null, id int not null, constraint base_name_check check (name <> ''));
    alter table late inherit base;
    alter table other add column after int;
    create table template_row of part_of`.replace(
    'create table base',
    'create type part_of as (a int, b text); create table base',
  ),
  'columns and tables with all settings': `
    create unlogged table t (
      a text compression pglz collate "C" not null, b text, c int, "d e" int,
      constraint only_here check (c > 0) no inherit, exclude using btree (c with =) where (c > 1) deferrable
    ) with (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_vacuum_threshold = 99);
    alter table t drop column b, add column b int generated always as (c + 1) stored,
      alter a set storage external, alter a set statistics 77, alter c set (n_distinct = -0.5),
      add constraint u unique (c, b) include ("d e") with (fillfactor = 60),
      add constraint later check (c < 5) not valid, enable row level security, force row level security;
    alter table t cluster on u;
    create unique index ident on t ("d e"); alter table t alter "d e" set not null, replica identity using index ident;
    create index expressed on t ((c + 1), lower(a) text_pattern_ops desc nulls last) include (b) with (fillfactor = 50) where c is not null;
    alter index expressed alter column 1 set statistics 500;
    create statistics s (dependencies) on b, c from t; alter statistics s set statistics 9;
    comment on table t is 't'; comment on column t."d e" is 'de'; comment on constraint u on t is 'u';
    comment on index expressed is 'e'; comment on statistics s is 's'`,
  'triggers, rules and policies': `
    create table t (id int primary key, n int);
    create view v as select * from t;
    create function f() returns trigger language plpgsql as 'begin return null; end';
    create trigger "B" after update on t referencing new table as added for each statement execute function f('it''s');
    create trigger d after insert or update of n on t for each row execute function f('a', 'b');
    create trigger a before delete on t for each row when (old.n > 1) execute function f();
    create constraint trigger c after insert on t deferrable initially deferred for each row execute function f();
    create trigger i instead of insert on v for each row execute function f();
    alter table t disable trigger a, enable always trigger c;
    create rule quiet as on delete to t where old.n = 3 do instead nothing;
    create rule more as on update to v do instead (update t set n = 1; delete from t where id = new.id);
    alter table t disable rule quiet;
    create policy p on t as restrictive for update using (exists (select from v)) with check (n > 0);
    comment on trigger a on t is 'a'; comment on rule quiet on t is 'r'; comment on policy p on t is 'p'`,
  'several schemas, one with a comment on it, and collations': `
    create schema "It's mine"; comment on schema "It's mine" is 'mine'; comment on schema public is 'changed';
    create collation "It's mine".german (provider = icu, locale = 'de-u-co-phonebk', deterministic = false);
    create table "It's mine"."T" ("C" text collate "It's mine".german);
    create table public.refers (c text references "It's mine".other);`.replace(
    'create table public.refers',
    `create table "It's mine".other (c text primary key); create table public.refers`,
  ),
  'settings of the session that made it': `
    set datestyle = 'german'; set intervalstyle = 'sql_standard'; set timezone = 'Asia/Tokyo';
    create table t (a date default '2026-02-01', b interval default '1 day 2 hours', c timestamptz default '2026-01-02 03:04+05',
      d bytea default '\\xff', e float8 default 0.1);
    create view v as select timestamptz '2026-01-02' as x, interval '-1 day' as y`,
  'names that hold anything': `
    create table "a ""b"" 'c' -- d" ("x; /*" int, "$1" text default 'a; -- up' check ("$1" <> '/*'), "naïve 🐦" int);
    create function "f\n-- down"() returns text language sql as $it$ select '; $$
-- up
' $it$;
    comment on table "a ""b"" 'c' -- d" is e'line\\n-- down\\n\\\\'`,
};

/** Those that take PostgreSQL 18. */
export const MODERN: Record<string, string> = {
  'virtual columns, and constraints that are not enforced, not valid or without overlaps': `
    create extension btree_gist;
    create table t (
      id int, during tstzrange, n int, twice int generated always as (n * 2) virtual,
      primary key (id, during without overlaps), check (n > 0) not enforced,
      constraint named not null n no inherit
    );
    create table u (id int, during tstzrange, other int references plain not enforced, late int,
      foreign key (id, period during) references t (id, period during));
    alter table u add constraint late_is_told not null late not valid`.replace(
    'create table t (',
    'create table plain (id int primary key); create table t (',
  ),
};

/** Those that take extensions, which the embedded server has. */
export const EXTENDED: Record<string, { extensions: readonly string[]; sql: string }> = {
  'an exclusion constraint over a scalar and a range': {
    extensions: ['btree_gist'],
    sql: `create table bookings (room int, during tstzrange, exclude using gist (room with =, during with &&))`,
  },
  'types, functions and operator classes of extensions': {
    extensions: ['citext', 'pg_trgm', 'hstore'],
    sql: `
      create table t (a citext unique default 'X', h hstore, b text);
      create index on t using gin (b gin_trgm_ops);
      create domain email as citext check (value like '%@%');
      create view v as select similarity(b, 'x') from t;
      comment on type ext.citext is 'ours'; comment on extension citext is 'ours, too'`,
  },
};
