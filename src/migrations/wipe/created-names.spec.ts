import type { CreatedName } from './created-name.js';
import { createdNames, revertedNames } from './created-names.js';

const show = ({ kind, schema, name }: CreatedName) => `${kind} ${schema === null ? '' : `${schema}/`}${name}`;

describe('createdNames', () => {
  it.each<[string, string[]]>([
    ['create schema a', ['schema a']],
    ['create schema authorization ada', ['schema ada']],
    [
      'create schema a create table t (i int) create view b.v as select 1',
      ['schema a', 'relation a/t', 'relation b/v'],
    ],
    ['create table "A.b"."t""x" (i int)', ['relation A.b/t"x']],
    ['create temp table t (i int)', []],
    ['select 1 into a.t', ['relation a/t']],
    ['create materialized view mv as select 1', ['relation mv']],
    ["create type a.e as enum ('x')", ['type a/e']],
    ['create type c as (i int)', ['type c']],
    ['create domain d as int', ['type d']],
    ['create procedure a.p() language sql as $$ create table hidden () $$', ['routine a/p']],
    ['create operator a.=== (leftarg = int, rightarg = int, function = f)', ['operator a/===']],
    ['create operator class oc for type int using btree as operator 1 <', ['operator class oc']],
    ['create publication p for all tables', ['publication p']],
    ['alter type a.e rename to f', ['type a/f']],
    ['alter type a.e rename value $$x$$ to $$y$$', []],
    ['alter table a.t rename column x to y', []],
    ['alter function f(int) set schema b', ['routine b/f']],
    ['alter schema a rename to b', ['schema b']],
    [
      'set search_path to a, b; create type e as enum (); create type c.e as enum ()',
      ['type a/e', 'type c/e'],
    ],
    [
      'do $$ begin create type "Mood" as enum (); create or replace function A.f() x; end $$',
      ['type Mood', 'routine a/f'],
    ],
    ['drop type e', []],
    ['insert into created values (1)', []],
    ['create nonsense', []],
  ])('reads %s', async (statements, names) => {
    expect((await createdNames([statements])).map(show)).toEqual(names);
  });
});

describe('revertedNames', () => {
  it.each<[string, string[]]>([
    ['drop function a.f(int), g', ['routine a/f', 'routine g']],
    ['drop type a.e; drop domain d', ['type a/e', 'type d']],
    ['drop schema a, b', ['schema a', 'schema b']],
    ['drop publication p', ['publication p']],
    ['drop operator family a.of using btree', ['operator family a/of']],
    ['alter type a.f rename to e', ['type a/f']],
    ['alter schema b rename to a', ['schema b']],
    ['create type e as enum ()', []],
  ])('reads %s', async (script, names) => {
    expect((await revertedNames(script)).map(show)).toEqual(names);
  });
});
