import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { CreateRoutine } from './create-routine.js';
import type { FunctionDefinition } from './routine-definition.js';

const body = 'begin return new; end';
const trigger: FunctionDefinition = { returns: 'trigger', body };
const full: FunctionDefinition = {
  arguments: [
    { name: 'a"b', type: 'varchar(20)' },
    { type: 'shop.price[]', mode: 'inout', default: sql`array[${1}]` },
    { name: 'c', type: 'integer', mode: 'out' },
    { type: 'text', mode: 'variadic', default: null },
    { name: 'd', type: 'date', defaultSql: 'now()' },
  ],
  returns: { table: [{ name: 'x y', type: 'integer' }] },
  language: 'plv8',
  body: sql`return ${"it's"}`,
  volatility: 'stable',
  strict: true,
  securityDefiner: true,
  parallel: 'safe',
  cost: 5,
  rows: 10,
  leakproof: true,
  window: true,
  set: { search_path: ['shop', 'pg_temp'], 'app.user': "it's", jit: false },
};
const changed: FunctionDefinition = { ...trigger, strict: true };

testOperation<CreateRoutine>('createRoutine', {
  'a function': {
    operation: { kind: 'createRoutine', routine: 'function', name: 'shop.touch', definition: trigger },
    sql: [`create function "shop"."touch"() returns trigger language "plpgsql" as $$${body}$$`],
    line: 'create function shop.touch()',
    inverse: [
      { kind: 'dropRoutine', routine: 'function', name: 'shop.touch', argumentTypes: [], was: trigger },
    ],
  },
  'a function with all options': {
    operation: { kind: 'createRoutine', routine: 'function', name: 'f', definition: full },
    sql: [
      'create function "f"("a""b" varchar(20), inout shop.price[] default array[1], out "c" integer, ' +
        'variadic text default null, "d" date default now()) returns table ("x y" integer) language "plv8" window stable leakproof strict ' +
        'security definer parallel safe cost 5 rows 10 ' +
        `set "search_path" to 'shop', 'pg_temp' set "app"."user" to 'it''s' set "jit" to false ` +
        `as $$return 'it''s'$$`,
    ],
    line: 'create function f(varchar(20), shop.price[], text, date)',
    inverse: [
      {
        kind: 'dropRoutine',
        routine: 'function',
        name: 'f',
        argumentTypes: ['varchar(20)', 'shop.price[]', 'text', 'date'],
        was: full,
      },
    ],
  },
  'a procedure in SQL that PostgreSQL parses': {
    operation: {
      kind: 'createRoutine',
      routine: 'procedure',
      name: 'p',
      definition: { sqlBody: 'begin atomic select 1; end' },
    },
    sql: ['create procedure "p"() language "sql" begin atomic select 1; end'],
    line: 'create procedure p()',
    inverse: [
      {
        kind: 'dropRoutine',
        routine: 'procedure',
        name: 'p',
        argumentTypes: [],
        was: { sqlBody: 'begin atomic select 1; end' },
      },
    ],
  },
  'in place of what is known': {
    operation: {
      kind: 'createRoutine',
      routine: 'function',
      name: 'f',
      definition: changed,
      orReplace: true,
      was: trigger,
    },
    sql: [`create or replace function "f"() returns trigger language "plpgsql" strict as $$${body}$$`],
    line: 'replace function f()',
    inverse: [
      {
        kind: 'createRoutine',
        routine: 'function',
        name: 'f',
        definition: trigger,
        orReplace: true,
        was: changed,
      },
    ],
  },
  'in place of what is not known': {
    operation: {
      kind: 'createRoutine',
      routine: 'procedure',
      name: 'p',
      definition: { body },
      orReplace: true,
    },
    sql: [`create or replace procedure "p"() language "plpgsql" as $$${body}$$`],
    line: 'replace procedure p()',
    inverse: {
      irreversible: 'replacing the procedure p() does not say what it was',
      remedy: "op.createProcedure('p', { ..., orReplace: true, was: { ... } })",
    },
  },
  'beside one with other arguments': {
    operation: {
      kind: 'createRoutine',
      routine: 'function',
      name: 'f',
      definition: { arguments: [{ type: 'bigint' }], returns: 'void', body },
      orReplace: true,
      was: { arguments: [{ type: 'integer' }], returns: 'void', body },
    },
    sql: [`create or replace function "f"(bigint) returns void language "plpgsql" as $$${body}$$`],
    line: 'replace function f(bigint)',
    inverse: {
      irreversible:
        'the function f(bigint) does not replace f(integer): PostgreSQL keeps both, as their arguments differ',
      remedy: "op.dropFunction('f', { ... }) and op.createFunction('f', { ... })",
    },
  },
});
