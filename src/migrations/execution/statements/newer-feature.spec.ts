import { findNewerFeature } from './newer-feature.js';

const SYNTAX = '42601';

it.each([
  ['create unique index i on t (a) nulls not distinct', SYNTAX, 'nulls not distinct', 15],
  ['create table t (a int, constraint u unique NULLS NOT\n DISTINCT (a))', SYNTAX, 'nulls not distinct', 15],
  ['create view v with (security_invoker = true) as select 1', '22023', 'security_invoker', 15],
  ['create view v with ("security_invoker" = true) as select 1', '22023', 'security_invoker', 15],
  ['create unlogged sequence s', '0A000', 'an unlogged sequence', 15],
  ['alter sequence "s" set unlogged', '42809', 'an unlogged sequence', 15],
  ['create table t (a numeric(9, 2), b decimal(3, 5))', '22023', 'a scale above the precision', 15],
  ['create table t (a numeric(3, -2))', '22023', 'a negative scale', 15],
  [
    'alter table t add foreign key (a) references b on delete set null (a)',
    SYNTAX,
    'on delete for some columns',
    15,
  ],
  ['merge into t using s on true when matched then do nothing', SYNTAX, 'merge', 15],
  ['alter table t add column a text storage external', SYNTAX, 'storage of a new column', 16],
  ['reindex (concurrently) database', SYNTAX, 'reindex of a database without its name', 16],
  ['alter table t alter column a set expression as (b + 1)', SYNTAX, 'set expression', 17],
  ['grant select, maintain on t to public', SYNTAX, 'the privilege maintain', 17],
  ['alter table t add exclude using gist (a with =)', '0A000', 'exclude on a partitioned table', 17],
  ['create table t (a int, b int generated always as (a) virtual)', SYNTAX, 'a virtual generated column', 18],
  ['alter table t add check (a > 0) not enforced', SYNTAX, 'not enforced', 18],
  ['alter table t add primary key (a, b without overlaps)', SYNTAX, 'without overlaps', 18],
  ['alter table t add constraint "n" not null a not valid', SYNTAX, 'not null as a constraint', 18],
  [
    'alter table t add foreign key (a) references b not valid',
    '42809',
    'a not valid foreign key of a partitioned table',
    18,
  ],
])('%s', (statement, sqlState, feature, since) => {
  expect(findNewerFeature(statement, sqlState, since * 10_000 - 1)).toEqual({ feature, since });
  expect(findNewerFeature(statement, sqlState, since * 10_000)).toBeUndefined();
});

it.each([
  ['what failed for another reason', 'create view v with (security_invoker) as select 1 / 0', '22012'],
  ['names and texts', `create table "merge into" (a text default ' nulls not distinct ' check)`, SYNTAX],
  ['other faults of numbers', 'create table t (a numeric(9, 2)) with (no_such = 1)', '22023'],
  ['comments', 'select -- merge into\n * /* without overlaps */ frm t', SYNTAX],
  ['what every version has', 'alter table t alter a set storage main, add check (a is not null', SYNTAX],
])('takes nothing from %s', (_what, statement, sqlState) => {
  expect(findNewerFeature(statement, sqlState, 140_023)).toBeUndefined();
});
