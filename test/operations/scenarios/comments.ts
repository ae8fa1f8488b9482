import type { Operations } from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { roleName } from '../roles.js';
import { createRole, integersTable, placeOf, swap, type Scenario } from './scenario.js';

export function commentScenarios(names: Names): Record<string, Scenario> {
  const table = placeOf(names, names.table);
  const object = placeOf(names, names.object);
  const n = shown(names.object);
  const text = `it's \\ "${names.column}"`;
  const role = roleName(names.object);
  const inSchema = (name: string) => ({ schema: names.schema, name });

  return {
    'comment on a table and its parts': {
      given: (op) => {
        integersTable(names)(op);
        op.addCheck(table.name, names.object, 'true');
        op.createPolicy(table.name, names.object);
        op.createTrigger(table.name, names.object, {
          timing: 'before',
          events: ['update'],
          forEach: 'row',
          function: 'pg_catalog.suppress_redundant_updates_trigger',
        });
        op.comment({ table: table.name, column: names.column }, 'before');
      },
      change: (op) => {
        op.comment({ table: table.name }, text, { was: null });
        op.comment({ table: table.name, column: names.column }, null, { was: 'before' });
        op.comment({ table: table.name, column: names.second }, text, { was: null });
        op.comment({ table: table.name, constraint: names.object }, text, { was: null });
        op.comment({ table: table.name, policy: names.object }, text, { was: null });
        op.comment({ table: table.name, trigger: names.object }, text, { was: null });
      },
      changes: swap(
        [`comment column ${table.line}.${names.column} before`],
        [
          `comment table ${table.line} ${text}`,
          `comment column ${table.line}.${names.second} ${text}`,
          `comment table constraint ${n} on ${table.sql} ${text}`,
          `comment policy ${n} on ${table.sql} ${text}`,
          `comment trigger ${n} on ${table.sql} ${text}`,
        ],
      ),
    },
    'comment on what is in a schema': {
      given: (op) => objectsOf(op, names),
      change: (op) => {
        op.comment({ view: object.name }, text, { was: null });
        op.comment({ table: object.name, column: names.column }, text, { was: null });
        op.comment({ materializedView: inSchema('m') }, text, { was: null });
        op.comment({ index: inSchema('ix') }, text, { was: null });
        op.comment({ sequence: inSchema('s') }, text, { was: null });
        op.comment({ type: inSchema('e') }, text, { was: null });
        op.comment({ domain: inSchema('d') }, text, { was: null });
        op.comment({ function: object.name, arguments: ['integer'] }, text, { was: null });
        op.comment({ procedure: object.name, arguments: [] }, text, { was: null });
      },
      changes: swap(
        [],
        [
          `comment view ${object.sql} ${text}`,
          `comment view column ${object.sql}.${shown(names.column)} ${text}`,
          ...['materialized view m', 'index ix', 'sequence s', 'type e', 'type d'].map(
            (each) => `comment ${each.replace(/\w+$/, (name) => `${shown(names.schema)}.${name}`)} ${text}`,
          ),
          `comment function ${object.sql}(integer) ${text}`,
          `comment procedure ${object.sql}() ${text}`,
        ],
      ),
    },
    'comment on what is in a database': {
      given: (op) => {
        createRole(op, role);
        op.comment({ schema: names.schema }, 'before');
      },
      change: (op) => {
        op.comment({ schema: names.schema }, null, { was: 'before' });
        op.comment({ role }, text, { was: null });
        op.comment({ extension: 'plpgsql' }, text, { was: 'PL/pgSQL procedural language' });
      },
      changes: swap(
        [
          `comment schema ${shown(names.schema)} before`,
          'comment extension plpgsql PL/pgSQL procedural language',
        ],
        [`comment role ${role} ${text}`, `comment extension plpgsql ${text}`],
      ),
    },
  };
}

function objectsOf(op: Operations, names: Names): void {
  const object = placeOf(names, names.object);
  const [schema, c] = [shown(names.schema), shown(names.column)];
  op.createView(object.name, `select 1 as ${c}`);
  op.createMaterializedView({ schema: names.schema, name: 'm' }, 'select 1 as a', {
    indexes: [{ columns: ['a'], name: 'ix' }],
  });
  op.sql(`create sequence ${schema}.s`);
  op.sql(`create type ${schema}.e as enum ('a')`);
  op.sql(`create domain ${schema}.d as integer`);
  op.createFunction(object.name, {
    arguments: [{ name: names.column, type: 'integer' }],
    returns: 'integer',
    language: 'sql',
    body: 'select 1',
  });
  op.createProcedure(object.name, { language: 'sql', body: 'select 1' });
}
