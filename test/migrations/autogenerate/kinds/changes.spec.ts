import { useOperationsDatabase } from '../../../operations/operations-database.js';
import { evolve, operationsBetween } from './evolution.js';

const client = useOperationsDatabase();

const GIVEN = `
create role kinds_a;
create role kinds_b;
create table t (id int primary key, a int, b text);
create table o (id int primary key);
create function touch() returns trigger language plpgsql as 'begin return new; end';
create function other() returns trigger language plpgsql as 'begin return old; end';
`;

interface Case {
  v1?: string;
  v2?: string;
  /** A line for each operation from the first to the second. */
  lines: string[];
}

const fn = (rest: string) => `create function f(${rest};`;
const TEN = `a int) returns int language sql as 'select 10'`;

const ROUTINES: Record<string, Case> = {
  'a routine that comes': {
    v2: `${fn(TEN)} comment on function f is 'x'`,
    lines: ['create function f(integer)', 'comment on function f(integer)'],
  },
  'a routine with another body': {
    v1: fn(TEN),
    v2: fn(`a int) returns int language plpgsql stable set work_mem = '1MB' as 'begin return 11; end'`),
    lines: ['replace function f(integer)'],
  },
  'a routine with another comment': {
    v1: `${fn(TEN)} comment on function f is 'x'`,
    v2: fn(TEN),
    lines: ['comment on function f(integer)'],
  },
  'a routine with another result, that others call': {
    v1: `${fn(TEN)} create view v as select f(1) as x; create view w as select x from v; create policy p on t using (f(a) > 1);
         comment on function f is 'x'`,
    v2: `${fn(`a int) returns text language sql as 'select null'`)} create view v as select f(1) as x; create view w as select x from v;
         create policy p on t using (f(a) > 'x')`,
    lines: [
      'drop policy p on t',
      'drop view w',
      'drop view v',
      'comment on function f(integer)',
      'drop function f(integer)',
      'create function f(integer)',
      'create view v',
      'create view w',
      'create policy p on t',
    ],
  },
  'a routine with other names of arguments, that becomes a procedure': {
    v1: fn(TEN),
    v2: `create procedure f(z int) language sql as 'select 1'`,
    lines: ['drop function f(integer)', 'create procedure f(integer)'],
  },
  'a routine that gets a default': {
    v1: fn(TEN),
    v2: fn(`a int default 3) returns int language sql as 'select 10'`),
    lines: ['drop function f(integer)', 'create function f(integer)'],
  },
  'a routine with other arguments is another one': {
    v1: fn(TEN),
    v2: fn(`a text) returns int language sql as 'select 10'`),
    lines: ['create function f(text)', 'drop function f(integer)'],
  },
  'a trigger function that becomes another routine': {
    v1: `create function f() returns trigger language plpgsql as 'begin return new; end';
         create trigger x before insert on t execute function f()`,
    v2: `create procedure f() language sql as 'select 1'`,
    lines: ['drop trigger x on t', 'drop function f()', 'create procedure f()'],
  },
  'routines that call one another and read tables': {
    v2: `create function z() returns int language sql as 'select count(*)::int from t';
         create function a() returns int language sql as 'select z()';
         create function b(t) returns int return a() + 1;
         create view v as select a();
         create function reads_view() returns bigint language sql as 'select count(*) from v'`,
    lines: [
      'create function z()',
      'create function a()',
      'create function b(t)',
      'create view v',
      'create function reads_view()',
    ],
  },
};

const VIEWS: Record<string, Case> = {
  'a view that comes with one that reads it': {
    v2: 'create view z as select id from t; create view a as select count(*) from z',
    lines: ['create view z', 'create view a'],
  },
  'views that go': {
    v1: `create view a as select id from t; create materialized view z as select count(*) from a; create index i on z (count);
         comment on view a is 'x'`,
    lines: ['drop materialized view z', 'drop view a'],
  },
  'a view with another query and other options': {
    v1: 'create view v as select id from t; create view w as select id from v',
    v2: `create view v with (security_barrier) as select id from o where id > 1 with check option; create view w as select id from v;
         comment on view v is 'x'`,
    lines: ['replace view v'],
  },
  'a view with a column more, and one that reads it': {
    v1: 'create view v as select id from t; create view w as select id from v',
    v2: 'create view v as select id, a from t; create view w as select id from v',
    lines: ['drop view w', 'drop view v', 'create view v', 'create view w'],
  },
  'a view with another type of a column': {
    v1: 'create view v as select a from t',
    v2: 'create view v as select a::text from t',
    lines: ['drop view v', 'create view v'],
  },
  'a view with another comment': {
    v1: `create view v as select a from t; comment on view v is 'x'`,
    v2: `create view v as select a from t; comment on view v is 'y'`,
    lines: ['comment on view v'],
  },
  'a view that becomes materialized, below another': {
    v1: 'create view v as select a from t; create view w as select a from v',
    v2: 'create materialized view v as select a from t; create view w as select a from v',
    lines: ['drop view w', 'drop view v', 'create materialized view v', 'create view w'],
  },
  'a view that reads another one than before': {
    v1: 'create view a as select id from t; create view v as select id from a',
    v2: 'create view b as select id from t; create view v as select id from b',
    lines: ['drop view v', 'drop view a', 'create view b', 'create view v'],
  },
  'a materialized view with another query, and its index': {
    v1: 'create materialized view m as select a from t; create index i on m (a)',
    v2: 'create materialized view m as select a from t where a > 0; create index i on m (a)',
    lines: ['drop materialized view m', 'create materialized view m'],
  },
  'the indexes and the comment of a materialized view': {
    v1: `create materialized view m as select a, b from t; create index i on m (a); create index j on m (a); comment on materialized view m is 'x'`,
    v2: 'create materialized view m as select a, b from t; create index i on m (b); create unique index k on m (a)',
    lines: [
      'drop index j on m',
      'drop index i on m',
      'create unique index k on m (a)',
      'create index i on m (b)',
      'comment on materialized view m',
    ],
  },
  'a view with a trigger that is made anew': {
    v1: `create view v as select a from t; create trigger x instead of insert on v for each row execute function touch()`,
    v2: `create view v as select a, b from t; create trigger x instead of insert on v for each row execute function touch()`,
    lines: ['drop trigger x on v', 'drop view v', 'create view v', 'create trigger x on v'],
  },
};

const trigger = (rest: string) => `create trigger x ${rest} execute function touch();`;

const TRIGGERS: Record<string, Case> = {
  'a trigger that comes, switched off': {
    v2: `${trigger('before insert on t')} alter table t disable trigger x; comment on trigger x on t is 'x'`,
    lines: ['create trigger x on t', 'disable trigger x on t', 'comment on trigger x on t'],
  },
  'a trigger that goes, switched off': {
    v1: `${trigger('before insert on t')} alter table t disable trigger x; comment on trigger x on t is 'x'`,
    lines: ['comment on trigger x on t', 'enable trigger x on t', 'drop trigger x on t'],
  },
  'a trigger with other events': {
    v1: trigger('before insert on t'),
    v2: trigger('after update of a or delete on t for each row when (old.a > 0)'),
    lines: ['replace trigger x on t'],
  },
  'a trigger with other events, in another state': {
    v1: `${trigger('before insert on t')} alter table t disable trigger x`,
    v2: `${trigger('before delete on t')} alter table t enable always trigger x`,
    lines: ['enable trigger x on t', 'replace trigger x on t', 'enable always trigger x on t'],
  },
  'a trigger that calls another function': {
    v1: 'create trigger x before insert on t execute function touch()',
    v2: 'create trigger x before insert on t execute function other()',
    lines: ['replace trigger x on t'],
  },
  'a trigger in another state': {
    v1: `${trigger('before insert on t')} alter table t enable replica trigger x; comment on trigger x on t is 'x'`,
    v2: trigger('before insert on t'),
    lines: ['enable trigger x on t', 'comment on trigger x on t'],
  },
  'a constraint trigger': {
    v1: 'create constraint trigger x after insert on t for each row execute function touch()',
    v2: 'create constraint trigger x after insert on t deferrable for each row execute function touch()',
    lines: ['drop trigger x on t', 'create trigger x on t'],
  },
  'a trigger that becomes a constraint': {
    v1: trigger('after insert on t for each row'),
    v2: 'create constraint trigger x after insert on t for each row execute function touch()',
    lines: ['drop trigger x on t', 'create trigger x on t'],
  },
};

const policy = (rest: string) => `create policy p on t ${rest};`;

const POLICIES: Record<string, Case> = {
  'a policy that comes': {
    v2: `${policy('to kinds_a using (a > 0)')} comment on policy p on t is 'x'`,
    lines: ['create policy p on t', 'comment on policy p on t'],
  },
  'a policy that goes': {
    v1: `${policy('to kinds_a using (a > 0)')} comment on policy p on t is 'x'`,
    lines: ['comment on policy p on t', 'drop policy p on t'],
  },
  'a policy with other roles and conditions': {
    v1: policy('using (a > 0) with check (b is null)'),
    v2: `${policy('to kinds_a, kinds_b using (a > 1) with check (b is null)')} comment on policy p on t is 'x'`,
    lines: ['alter policy p on t (to, using)', 'comment on policy p on t'],
  },
  'a policy for everybody': {
    v1: policy('to kinds_a using (a > 0) with check (b is null)'),
    v2: policy('using (a > 0) with check (b is not null)'),
    lines: ['alter policy p on t (to, withCheck)'],
  },
  'a policy with one condition less': {
    v1: policy('using (a > 0) with check (b is null)'),
    v2: policy('using (a > 0)'),
    lines: ['drop policy p on t', 'create policy p on t'],
  },
  'a policy for another command': {
    v1: policy('for select using (a > 0)'),
    v2: policy('for delete using (a > 0)'),
    lines: ['drop policy p on t', 'create policy p on t'],
  },
  'a policy that becomes restrictive': {
    v1: policy('using (a > 0)'),
    v2: policy('as restrictive using (a > 0)'),
    lines: ['drop policy p on t', 'create policy p on t'],
  },
  'a policy that reads a view that is made anew': {
    v1: `create view v as select id from o; ${policy('using (id in (select id from v))')}`,
    v2: `create view v as select id, 1 as one from o; ${policy('using (id in (select id from v))')}`,
    lines: ['drop policy p on t', 'drop view v', 'create view v', 'create policy p on t'],
  },
};

describe('the way from a schema to another', () => {
  it.each(Object.entries({ ...ROUTINES, ...VIEWS, ...TRIGGERS, ...POLICIES }))(
    '%s: there and back',
    async (_case, { v1 = '', v2 = '', lines }) => {
      const evolution = await evolve(client(), { v1: `${GIVEN}; ${v1}`, v2: `${GIVEN}; ${v2}` });
      expect(evolution.lines).toEqual(lines);
      expect(evolution.there).toEqual(evolution.v2);
      expect(evolution.back).toEqual(evolution.v1);
      expect(operationsBetween(evolution.there, evolution.v2)).toEqual([]);
    },
  );
});
