import type { RoutineFact } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { EMPTY_MODEL } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { apply, useOperationsDatabase } from '../../../operations/operations-database.js';
import { modelOf, operationsBetween, read } from './evolution.js';

const client = useOperationsDatabase();

const f = { routine: 'function', name: 'f' } as const;
const int = { argumentTypes: ['integer'] };

const CASES: Record<string, [sql: string, ...facts: RoutineFact[]]> = {
  'in plpgsql': [
    `create function f() returns trigger language plpgsql as $$ begin return new; end $$`,
    { ...f, argumentTypes: [], definition: { returns: 'trigger', body: ' begin return new; end ' } },
  ],
  'in SQL as text': [
    `create function f(a int, b varchar(20)) returns int language sql as $$ select a $$`,
    {
      ...f,
      argumentTypes: ['integer', 'character varying'],
      definition: {
        arguments: [
          { name: 'a', type: 'integer' },
          { name: 'b', type: 'character varying' },
        ],
        returns: 'integer',
        language: 'sql',
        body: ' select a ',
      },
    },
  ],
  'in SQL that is parsed': [
    `create function f(a int) returns int return a + 1`,
    {
      ...f,
      ...int,
      definition: {
        arguments: [{ name: 'a', type: 'integer' }],
        returns: 'integer',
        sqlBody: 'RETURN (a + 1)',
      },
    },
  ],
  'a block of SQL that is parsed': [
    `create procedure f(a int) begin atomic select a; select 2; end`,
    {
      routine: 'procedure',
      name: 'f',
      ...int,
      definition: {
        arguments: [{ name: 'a', type: 'integer' }],
        sqlBody: 'BEGIN ATOMIC\n SELECT a AS a;\n SELECT 2;\nEND',
      },
    },
  ],
  'a procedure with out arguments': [
    `create procedure f(a int, out b text, inout c int) language plpgsql as $$ begin b := a; end $$`,
    {
      routine: 'procedure',
      name: 'f',
      argumentTypes: ['integer', 'integer'],
      definition: {
        arguments: [
          { name: 'a', type: 'integer' },
          { name: 'b', type: 'text', mode: 'out' },
          { name: 'c', type: 'integer', mode: 'inout' },
        ],
        body: ' begin b := a; end ',
      },
    },
  ],
  'with every option': [
    `create function f(int) returns setof int language sql stable strict security definer parallel safe cost 5 rows 7 leakproof
       set search_path = "Shop", pg_temp set work_mem = '64MB' set datestyle = iso, mdy set app.who = '7' as 'select 1'`,
    {
      ...f,
      ...int,
      definition: {
        arguments: [{ type: 'integer' }],
        returns: 'setof integer',
        language: 'sql',
        volatility: 'stable',
        strict: true,
        securityDefiner: true,
        parallel: 'safe',
        cost: 5,
        rows: 7,
        leakproof: true,
        set: { search_path: ['Shop', 'pg_temp'], work_mem: '64MB', DateStyle: 'iso, mdy', 'app.who': '7' },
        body: 'select 1',
      },
    },
  ],
  'with an empty search path': [
    `create function f() returns void language sql immutable parallel restricted set search_path = '' as ''`,
    {
      ...f,
      argumentTypes: [],
      definition: {
        returns: 'void',
        language: 'sql',
        volatility: 'immutable',
        parallel: 'restricted',
        set: { search_path: '' },
        body: '',
      },
    },
  ],
  'with defaults': [
    `create function f(a int default -1, b text default 'it''s', c bool default true, d date default now(), e text default null,
                       g int default 7, h varchar default 'x', i text default e'\\\\', j smallint default 3)
       returns void language plpgsql as 'begin end'`,
    {
      ...f,
      argumentTypes: [
        'integer',
        'text',
        'boolean',
        'date',
        'text',
        'integer',
        'character varying',
        'text',
        'smallint',
      ],
      definition: {
        arguments: [
          { name: 'a', type: 'integer', default: -1 },
          { name: 'b', type: 'text', default: "it's" },
          { name: 'c', type: 'boolean', default: true },
          { name: 'd', type: 'date', defaultSql: 'now()' },
          { name: 'e', type: 'text', default: null },
          { name: 'g', type: 'integer', default: 7 },
          { name: 'h', type: 'character varying', default: 'x' },
          { name: 'i', type: 'text', defaultSql: String.raw`'\'::text` },
          { name: 'j', type: 'smallint', defaultSql: '3' },
        ],
        returns: 'void',
        body: 'begin end',
      },
    },
  ],
  'with a list of arguments at the end': [
    `create function f(variadic a text[]) returns int language sql as 'select 1'`,
    {
      ...f,
      argumentTypes: ['text[]'],
      definition: {
        arguments: [{ name: 'a', type: 'text[]', mode: 'variadic' }],
        returns: 'integer',
        language: 'sql',
        body: 'select 1',
      },
    },
  ],
  'that returns a table': [
    `create function f() returns table (a int, "B c" text) language sql as 'select 1, null'`,
    {
      ...f,
      argumentTypes: [],
      definition: {
        returns: {
          table: [
            { name: 'a', type: 'integer' },
            { name: 'B c', type: 'text' },
          ],
        },
        language: 'sql',
        body: 'select 1, null',
      },
    },
  ],
  'that returns rows by out arguments': [
    `create function f(out a int, out b int) returns setof record language sql as 'select 1, 2'`,
    {
      ...f,
      argumentTypes: [],
      definition: {
        arguments: [
          { name: 'a', type: 'integer', mode: 'out' },
          { name: 'b', type: 'integer', mode: 'out' },
        ],
        returns: 'setof record',
        language: 'sql',
        body: 'select 1, 2',
      },
    },
  ],
  'that returns one row by out arguments': [
    `create function f(out a int, inout b int) language sql as 'select 1, 2'`,
    {
      ...f,
      ...int,
      definition: {
        arguments: [
          { name: 'a', type: 'integer', mode: 'out' },
          { name: 'b', type: 'integer', mode: 'inout' },
        ],
        language: 'sql',
        body: 'select 1, 2',
      },
    },
  ],
  'of one name': [
    `create function f(text) returns int language sql as 'select 2';
     create function f(int) returns int language sql as 'select 1';
     comment on function f(text) is 'it''s'`,
    {
      ...f,
      ...int,
      definition: {
        arguments: [{ type: 'integer' }],
        returns: 'integer',
        language: 'sql',
        body: 'select 1',
      },
    },
    {
      ...f,
      argumentTypes: ['text'],
      definition: { arguments: [{ type: 'text' }], returns: 'integer', language: 'sql', body: 'select 2' },
      comment: "it's",
    },
  ],
  'in another schema, with dollars in it': [
    `create schema shop; create procedure shop."Do.It"() language plpgsql as $do$ begin execute $$ select '$body$' $$; end $do$`,
    {
      routine: 'procedure',
      name: { schema: 'shop', name: 'Do.It' },
      argumentTypes: [],
      definition: { body: " begin execute $$ select '$body$' $$; end " },
    },
  ],
  'that PostgreSQL has inside, as a window function': [
    `create function f() returns bigint language internal window as 'window_rank'`,
    {
      ...f,
      argumentTypes: [],
      definition: { returns: 'bigint', language: 'internal', window: true, body: 'window_rank' },
    },
  ],
};

describe('routines', () => {
  it.each(Object.entries(CASES))('%s are read as they are made', async (_case, [sql, ...facts]) => {
    const model = await modelOf(client(), sql);
    expect(model.routines).toEqual(facts);
    expect(JSON.parse(JSON.stringify(model))).toEqual(model);
    await client().query('create schema shop');
    await apply(client(), operationsBetween({ ...EMPTY_MODEL, schemas: model.schemas }, model));
    expect((await read(client())).routines).toEqual(facts);
  });

  it('are told without aggregates, those in C, and those that come with a range', async () => {
    const { routines } = await modelOf(
      client(),
      `create aggregate total(int) (sfunc = int4pl, stype = int);
       create type span as range (subtype = int);
       create function c() returns int language c as 'plpgsql', 'plpgsql_call_handler'`,
    );
    expect(routines).toEqual([]);
  });
});
