import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { Grant } from './grant.js';
import type { PrivilegeTarget } from './privilege-target.js';
import type { Privileges } from './privileges.js';

function granting(privileges: Privileges, on: PrivilegeTarget, sql: string, line: string) {
  return {
    operation: { kind: 'grant' as const, privileges, on, to: 'app' },
    sql: [`${sql} to "app"`],
    line: `${line} to app`,
    inverse: [{ kind: 'revoke' as const, privileges, on, from: 'app' }],
  };
}

const all = (on: PrivilegeTarget, sql: string, line: string) =>
  granting('all', on, `grant all privileges on ${sql}`, `grant all on ${line}`);

testOperation<Grant>('grant', {
  'one on a table': granting(
    'select',
    { table: 'shop.users' },
    'grant select on table "shop"."users"',
    'grant select on table shop.users',
  ),
  'several on some columns': granting(
    ['select', 'update'],
    { table: 'users', columns: ['a', 'b"c'] },
    'grant select ("a", "b""c"), update ("a", "b""c") on table "users"',
    'grant select, update (a, b"c) on table users',
  ),
  'with the right to grant it, to several': {
    operation: {
      kind: 'grant',
      privileges: ['usage'],
      on: { schema: 'a.b' },
      to: ['x"y', 'public'],
      withGrantOption: true,
    },
    sql: ['grant usage on schema "a.b" to "x""y", public with grant option'],
    line: 'grant usage on schema a.b to x"y, public',
    inverse: [
      {
        kind: 'revoke',
        privileges: ['usage'],
        on: { schema: 'a.b' },
        from: ['x"y', 'public'],
        withGrantOption: true,
      },
    ],
  },
  'on tables': all({ tables: ['a', 's.b'] }, 'table "a", "s"."b"', 'table a, s.b'),
  'on a sequence': all({ sequence: 's.a' }, 'sequence "s"."a"', 'sequence s.a'),
  'on sequences': all({ sequences: ['a', 'b'] }, 'sequence "a", "b"', 'sequence a, b'),
  'on a function': all(
    { function: 's.f', arguments: ['integer', 'text'] },
    'function "s"."f"(integer, text)',
    'function s.f(integer, text)',
  ),
  'on a procedure': all({ procedure: 'p', arguments: [] }, 'procedure "p"()', 'procedure p()'),
  'on a type': all({ type: 's.t' }, 'type "s"."t"', 'type s.t'),
  'on a domain': all({ domain: 's.t' }, 'domain "s"."t"', 'domain s.t'),
  'on a database': all({ database: 'a.b' }, 'database "a.b"', 'database a.b'),
  'on a language': all({ language: 'plpgsql' }, 'language "plpgsql"', 'language plpgsql'),
  'on all tables': all({ allTablesIn: 's' }, 'all tables in schema "s"', 'all tables in schema s'),
  'on all sequences': all(
    { allSequencesIn: 's' },
    'all sequences in schema "s"',
    'all sequences in schema s',
  ),
  'on all functions': all(
    { allFunctionsIn: 's' },
    'all functions in schema "s"',
    'all functions in schema s',
  ),
  'on all procedures': all(
    { allProceduresIn: 's' },
    'all procedures in schema "s"',
    'all procedures in schema s',
  ),
  'on tables that are made later': granting(
    'select',
    { future: 'tables' },
    'alter default privileges grant select on tables',
    'grant select on future tables',
  ),
  'on what somebody makes in a schema': granting(
    'execute',
    { future: 'functions', inSchema: 'a.b', forRole: 'x"y' },
    'alter default privileges for role "x""y" in schema "a.b" grant execute on functions',
    'grant execute on future functions in schema a.b',
  ),
});
