import type { Operations } from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { roleName } from '../roles.js';
import { createRole, integersTable, placeOf, swap, type Scenario } from './scenario.js';

export function privilegeScenarios(names: Names): Record<string, Scenario> {
  const table = placeOf(names, names.table);
  const other = placeOf(names, names.other);
  const object = placeOf(names, names.object);
  const [role, member] = [roleName(names.object), roleName(names.other)];

  const given = (op: Operations) => {
    integersTable(names)(op);
    createRole(op, role);
    createRole(op, member);
  };

  return {
    grant: {
      given,
      change: (op) => {
        op.grant(['select', 'update'], { table: table.name }, [role, member]);
        op.grant('insert', { table: table.name }, role, { withGrantOption: true });
        op.grant(
          ['select', 'references'],
          { table: table.name, columns: [names.column, names.second] },
          'public',
        );
      },
      changes: swap(
        [],
        [
          ...privileged(`table ${table.line}`, ['select', 'update'], role),
          ...privileged(`table ${table.line}`, ['select', 'update'], member),
          ...privileged(`table ${table.line}`, ['insert'], `${role} grantable`),
          ...privileged(`column ${table.line}.${names.column}`, ['select', 'references'], 'public'),
          ...privileged(`column ${table.line}.${names.second}`, ['select', 'references'], 'public'),
        ],
      ),
    },
    revoke: {
      given: (op) => {
        given(op);
        op.grant(['select', 'delete'], { table: table.name }, role, { withGrantOption: true });
        op.grant('trigger', { table: table.name }, role);
      },
      change: (op) => {
        op.revoke('select', { table: table.name }, role, { withGrantOption: true });
        op.revoke('delete', { table: table.name }, role, { grantOptionOnly: true, cascade: true });
        op.revoke('trigger', { table: table.name }, role);
      },
      changes: swap(
        [
          ...privileged(`table ${table.line}`, ['select', 'delete'], `${role} grantable`),
          ...privileged(`table ${table.line}`, ['trigger'], role),
        ],
        privileged(`table ${table.line}`, ['delete'], role),
      ),
    },
    'grant all on one kind of object after another': {
      given: (op) => {
        given(op);
        op.createTable(other.name, () => undefined);
        op.sql(`create sequence ${object.sql}; create type ${shown(names.schema)}.e as enum ('a')`);
        op.sql(`create domain ${shown(names.schema)}.d as integer`);
        op.createFunction(object.name, {
          arguments: [{ type: 'varchar(20)' }],
          returns: 'void',
          body: 'begin end',
        });
        op.createProcedure(other.name, { body: 'begin end' });
      },
      change: (op) => {
        op.grant('all', { tables: [table.name, other.name] }, role);
        op.grant('usage', { sequence: object.name }, role);
        op.grant('all', { sequences: [object.name] }, role);
        op.grant('execute', { function: object.name, arguments: ['varchar(20)'] }, role);
        op.grant('all', { procedure: other.name, arguments: [] }, role);
        op.grant('usage', { type: { schema: names.schema, name: 'e' } }, role);
        op.grant('all', { domain: { schema: names.schema, name: 'd' } }, role);
        op.grant(['usage', 'create'], { schema: names.schema }, role);
        op.grant('usage', { language: 'plpgsql' }, role);
        op.revoke('execute', { function: object.name, arguments: ['varchar'] }, 'public');
      },
      changes: swap(
        [],
        [
          ...privileged(`table ${table.line}`, ON_TABLES, role),
          ...privileged(`table ${other.line}`, ON_TABLES, role),
          ...privileged(`sequence ${object.line}`, ON_SEQUENCES, role),
          ...privileged(`routine ${object.sql}(character varying)`, ['execute'], role),
          ...privileged(`routine ${other.sql}()`, ['execute'], role),
          ...privileged(`type ${shown(names.schema)}.e`, ['usage'], role),
          ...privileged(`type ${shown(names.schema)}.d`, ['usage'], role),
          ...(names.schema === 'public'
            ? []
            : privileged(`schema ${names.schema}`, ['usage', 'create'], role)),
          ...privileged('language plpgsql', ['usage'], role),
          `no privilege routine ${object.sql}(character varying) execute public`,
        ],
      ),
    },
    'grant on everything in a schema': {
      given: (op) => {
        given(op);
        op.sql(`create sequence ${object.sql}`);
        op.createFunction(object.name, { returns: 'void', body: 'begin end' });
        op.createProcedure(other.name, { body: 'begin end' });
      },
      change: (op) => {
        op.grant('truncate', { allTablesIn: names.schema }, role);
        op.grant('select', { allSequencesIn: names.schema }, role);
        op.grant('execute', { allFunctionsIn: names.schema }, role);
        op.grant('execute', { allProceduresIn: names.schema }, role);
      },
      changes: swap(
        [],
        [
          ...privileged(`table ${table.line}`, ['truncate'], role),
          ...privileged(`sequence ${object.line}`, ['select'], role),
          ...privileged(`routine ${object.sql}()`, ['execute'], role),
          ...privileged(`routine ${other.sql}()`, ['execute'], role),
        ],
      ),
    },
    'grant on what is made later': {
      given,
      change: (op) => {
        op.grant('select', { future: 'tables', inSchema: names.schema }, role, { withGrantOption: true });
        op.grant('all', { future: 'sequences', forRole: member }, role);
        op.revoke('execute', { future: 'functions' }, 'public');
      },
      changes: swap(
        [],
        [
          ...privileged(`future r of current_user in ${names.schema}`, ['select'], `${role} grantable`),
          ...privileged(`future S of ${member}`, ON_SEQUENCES, role),
          'no privilege future f of current_user execute public',
        ],
      ),
    },
  };
}

const ON_TABLES = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain'];
const ON_SEQUENCES = ['select', 'update', 'usage'];

function privileged(what: string, privileges: readonly string[], to: string): string[] {
  return privileges.map((privilege) => `privilege ${what} ${privilege} ${to}`);
}
