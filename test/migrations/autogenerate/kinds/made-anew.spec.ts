import type { SchemaModel } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { useOperationsDatabase } from '../../../operations/operations-database.js';
import { evolve } from './evolution.js';

const client = useOperationsDatabase();

interface Case {
  readonly v1: string;
  readonly v2: string;
  /** Whether the view, the trigger and the policy on the column have to go meanwhile. Default: yes. */
  readonly steps?: boolean;
}

/** What PostgreSQL lets nobody change the column `c` under. */
const ON_C = `
create view v as select c from t;
create trigger x before update of c on t for each row execute function touch();
create policy p on t using (c is not null);`;
const TOUCH = `create function touch() returns trigger language plpgsql as 'begin return new; end';`;

const withAll = (table: string) => `${TOUCH} ${table} ${ON_C}`;

const CASES: Record<string, Case> = {
  'an enum whose new value is in the default of an array': {
    v1: `create type s as enum ('a'); create table t (c s[] default '{a}');`,
    v2: `create type s as enum ('a', 'b'); create table t (c s[] default '{a,b}');`,
  },
  'text that becomes an enum that gets a value': {
    v1: `create type s as enum ('a'); create table t (c text, d s);`,
    v2: `create type s as enum ('a', 'b'); create table t (c s, d s);`,
  },
  'an enum beneath a domain that loses a value': {
    v1: `create type s as enum ('a', 'b'); create domain d as s; create table t (c d);`,
    v2: `create type s as enum ('a'); create domain d as s; create table t (c d);`,
  },
  'a domain over another type': {
    v1: `create domain d as integer; create table t (c d);`,
    v2: `create domain d as bigint; create table t (c d);`,
  },
  'a domain with another check': {
    v1: `create domain d as integer; create table t (c d);`,
    v2: `create domain d as integer constraint k check (value > 0); create table t (c d);`,
    steps: false,
  },
  'a key of partitions of another type': {
    v1: `create table t (c integer, d text) partition by range (c);`,
    v2: `create table t (c bigint, d text) partition by range (c);`,
  },
  'a generated column made of one that changes': {
    v1: `create table t (a integer, c integer generated always as (a * 2) stored);`,
    v2: `create table t (a bigint, c integer generated always as (a * 2) stored);`,
  },
  'a generated column that becomes plain': {
    v1: `create table t (a integer, c integer generated always as (a * 2) stored);`,
    v2: `create table t (a integer, c integer);`,
  },
  'a partition that is detached': {
    v1: `create table q (c integer) partition by list (c); create table t partition of q for values in (1);`,
    v2: `create table q (c integer) partition by list (c); create table t (c integer);`,
    steps: false,
  },
  'a table that becomes a partition': {
    v1: `create table q (c integer) partition by list (c); create table t (c integer);`,
    v2: `create table q (c integer) partition by list (c); create table t partition of q for values in (1);`,
    steps: false,
  },
};

describe('what is made of a column', () => {
  it.each(Object.entries(CASES))('steps aside just where it must: %s', async (_name, one) => {
    const { v1, v2, there, back, lines } = await evolve(client(), {
      v1: withAll(one.v1),
      v2: withAll(one.v2),
    });
    expect(withoutOrder(there)).toEqual(withoutOrder(v2));
    expect(withoutOrder(back)).toEqual(withoutOrder(v1));
    const dropped = lines.filter((line) => /^drop (view|trigger|policy)/.test(line));
    expect(dropped).toHaveLength(one.steps === false ? 0 : 3);
  });
});

/** A column that is made anew comes last, which PostgreSQL can't change. */
function withoutOrder(model: SchemaModel): object {
  const tables = model.tables.map((table) => ({
    ...table,
    definition: {
      ...table.definition,
      columns: table.definition.columns.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    },
  }));
  return { ...model, tables };
}

const ALL_ON_C = `${ON_C}
create materialized view m as select c from v;
create index i on m (c);
create function f(s) returns s language sql as 'select $1';
alter table t add g boolean generated always as (c = 'a') stored;
alter table t add constraint k check (c <> 'b' or g);
comment on view v is 'x';`;

const v = (values: string, rest: string) =>
  `${TOUCH} create type s as enum (${values}); create table t (c s default 'a'); ${ALL_ON_C} ${rest}`;

it.each([
  ['', ''],
  ['', ' drop view v cascade; drop policy p on t; create index on t (c);'],
  [' drop policy p on t;', ' drop function f;'],
])('A value that comes is taken back around what is made of the enum: %j, %j', async (gone, goes) => {
  const { v1, v2, there, back, lines } = await evolve(client(), {
    v1: v(`'a', 'b'`, gone),
    v2: v(`'a', 'n', 'b'`, goes),
  });
  expect(lines.filter((line) => line.startsWith('replace enum'))).toEqual([]);
  expect(there).toEqual(v2);
  expect(withoutOrder(back)).toEqual(withoutOrder(v1));
});
