import { sql, type FunctionDefinition } from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { placeOf, swap, type Scenario } from './scenario.js';

export function routineScenarios(names: Names): Record<string, Scenario> {
  const routine = placeOf(names, names.object);
  const renamed = placeOf(names, names.other);
  const [c, s] = [shown(names.column), shown(names.second)];
  const body = `begin return 1; -- $$ $body$ it's \\ ? \${x} ${c.replaceAll(/\s/g, ' ')}\nend -- $`;
  const create = (type: string, signature: string, rest: readonly string[]) =>
    [`CREATE OR REPLACE ${type} ${routine.sql}(${signature})`, ...rest].join('\n ');

  const doubled: FunctionDefinition = {
    arguments: [{ name: names.column, type: 'integer' }],
    returns: 'integer',
    language: 'sql',
    body: 'select $1 * 2',
  };
  const tripled: FunctionDefinition = { ...doubled, body: 'select $1 * 3', volatility: 'stable' };
  const doubledLine =
    create('FUNCTION', `${c} integer`, ['RETURNS integer', 'LANGUAGE sql']) + closing('select $1 * 2');

  return {
    createFunction: {
      change: (op) => op.createFunction(routine.name, { returns: 'integer', body }),
      changes: swap([], [create('FUNCTION', '', ['RETURNS integer', 'LANGUAGE plpgsql']) + closing(body)]),
    },
    'createFunction with all options': {
      change: (op) =>
        op.createFunction(routine.name, {
          arguments: [
            { name: names.column, type: 'varchar(20)' },
            { name: names.second, type: 'numeric(4,2)', default: sql`1 + ${1}` },
            { type: 'text', default: "it's" },
            { type: 'text[]', mode: 'variadic', default: null },
          ],
          returns: { table: [{ name: names.table, type: 'integer' }] },
          language: 'plpgsql',
          body: 'begin end',
          volatility: 'immutable',
          strict: true,
          securityDefiner: true,
          parallel: 'restricted',
          cost: 7,
          rows: 12.5,
          leakproof: true,
          set: { search_path: [names.schema, 'pg_temp'], work_mem: '64kB', 'app.user': "it's" },
        }),
      changes: swap(
        [],
        [
          create(
            'FUNCTION',
            `${c} character varying, ${s} numeric DEFAULT (1 + 1), text DEFAULT 'it''s'::text, VARIADIC text[] DEFAULT NULL::text[]`,
            [
              `RETURNS TABLE(${shown(names.table)} integer)`,
              'LANGUAGE plpgsql',
              'IMMUTABLE PARALLEL RESTRICTED STRICT SECURITY DEFINER LEAKPROOF COST 7 ROWS 12.5',
              `SET search_path TO '${names.schema}', 'pg_temp'`,
              "SET work_mem TO '64kB'",
              `SET "app.user" TO 'it''s'`,
            ],
          ) + closing('begin end'),
        ],
      ),
    },
    'createFunction with a body that PostgreSQL parses': {
      change: (op) =>
        op.createFunction(routine.name, {
          arguments: [
            { name: names.column, type: 'integer' },
            { name: names.second, type: 'integer', mode: 'out' },
          ],
          sqlBody: `begin atomic select ${c}; select ${c} + 1; end`,
        }),
      changes: swap(
        [],
        [
          create('FUNCTION', `${c} integer, OUT ${s} integer`, ['RETURNS integer', 'LANGUAGE sql']) +
            `\nBEGIN ATOMIC\n SELECT ${c} AS ${c};\n SELECT (${c} + 1);\nEND`,
        ],
      ),
    },
    'createFunction in place of another': {
      given: (op) => op.createFunction(routine.name, doubled),
      change: (op) => op.createFunction(routine.name, { ...tripled, orReplace: true, was: doubled }),
      changes: swap(
        [doubledLine],
        [
          create('FUNCTION', `${c} integer`, ['RETURNS integer', 'LANGUAGE sql', 'STABLE']) +
            closing('select $1 * 3'),
        ],
      ),
    },
    dropFunction: {
      given: (op) => op.createFunction(routine.name, doubled),
      change: (op) => op.dropFunction(routine.name, doubled),
      changes: swap([doubledLine], []),
    },
    renameFunction: {
      given: (op) => op.createFunction(routine.name, doubled),
      change: (op) => op.renameFunction(routine.name, ['int'], names.other),
      changes: swap([doubledLine], [doubledLine.replace(routine.sql, () => renamed.sql)]),
    },
    'procedures, in all ways': {
      given: (op) => {
        op.createProcedure(routine.name, { language: 'sql', body: 'select 1' });
        op.createProcedure(renamed.name, { arguments: [{ type: 'text', mode: 'out' }], body: 'begin end' });
      },
      change: (op) => {
        op.createProcedure(routine.name, {
          language: 'sql',
          body: 'select 2',
          orReplace: true,
          was: { language: 'sql', body: 'select 1' },
        });
        op.createProcedure(routine.name, {
          arguments: [
            { name: names.column, type: 'integer', mode: 'in' },
            { name: names.second, type: 'integer', mode: 'inout' },
          ],
          securityDefiner: true,
          set: { search_path: '' },
          body: 'begin end',
        });
        op.renameProcedure(routine.name, [], 'p');
        op.dropProcedure(renamed.name, {
          arguments: [{ type: 'text', mode: 'out' }],
          body: 'begin end',
        });
      },
      changes: swap(
        [
          create('PROCEDURE', '', ['LANGUAGE sql']) + closing('select 1', 'procedure'),
          create('PROCEDURE', 'OUT text', ['LANGUAGE plpgsql']).replace(routine.sql, () => renamed.sql) +
            closing('begin end', 'procedure'),
        ],
        [
          create('PROCEDURE', '', ['LANGUAGE sql']).replace(routine.sql, () => placeOf(names, 'p').sql) +
            closing('select 2', 'procedure'),
          create('PROCEDURE', `IN ${c} integer, INOUT ${s} integer`, [
            'LANGUAGE plpgsql',
            'SECURITY DEFINER',
            "SET search_path TO ''",
          ]) + closing('begin end', 'procedure'),
        ],
      ),
    },
  };
}

function closing(text: string, tag = 'function'): string {
  return `\nAS $${tag}$${text}$${tag}$`;
}
