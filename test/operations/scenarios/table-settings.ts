import { sql, SqlFragment } from '../../../src/migrations/operations/index.js';
import { joinName } from '../../../src/migrations/operations/names.js';
import { rowLine } from '../catalogue.js';
import { shown, type Names } from '../hostile-names.js';
import { integersTable, placeOf, swap, type Scenario } from './scenario.js';

const ROLES = { before: 'pg_monitor', after: 'pg_read_all_data' };

export function tableSettingScenarios(names: Names): Record<string, Scenario> {
  const { schema, table, column, second, object } = names;
  const { name: t, line: place, sql: reference } = placeOf(names, table);
  const other = placeOf(names, names.other);
  const [c, s] = [shown(column), shown(second)];
  const integers = integersTable(names);
  const elsewhere = (name: string) => `${object}.${name}`;

  return {
    setStorageParameters: {
      given: (op) =>
        op.createTable(t, (t) => {
          t.text(column);
          t.with({ fillfactor: 80, parallel_workers: 2 });
        }),
      change: (op) =>
        op.setStorageParameters(
          t,
          { fillfactor: 70, parallel_workers: null, 'toast.autovacuum_enabled': false },
          { from: { fillfactor: 80, parallel_workers: 2, 'toast.autovacuum_enabled': null } },
        ),
      changes: swap(
        [`table ${place} {fillfactor=80,parallel_workers=2}`],
        [`table ${place} {fillfactor=70}`, `toast of ${reference} {autovacuum_enabled=false}`],
      ),
    },
    'setStorageParameters, with a stronger lock': {
      given: integers,
      change: (op) =>
        op.setStorageParameters(t, { user_catalog_table: true }, { from: { user_catalog_table: null } }),
      changes: swap([`table ${place}`], [`table ${place} {user_catalog_table=true}`]),
    },
    setLogged: {
      given: integers,
      change: (op) => op.setLogged(t, false),
      changes: swap([`table ${place}`], [`table ${place} unlogged`]),
    },
    moveTable: {
      given: (op) => {
        op.sql(new SqlFragment([`create schema ${shown(object)}`], []));
        op.createTable(t, (t) => void t.integer(column).identity().notNull());
        op.createIndex(t, [column], { name: 'ix' });
      },
      change: (op) => op.moveTable(joinName(schema, table), object),
      changes: swap(
        [
          `table ${place}`,
          `column ${place}.${column} integer not null identity by default`,
          `sequence of ${place}.${column} integer 1 1 1 2147483647 1`,
          `index CREATE INDEX ix ON ${reference} USING btree (${c})`,
        ],
        [
          `table ${elsewhere(table)}`,
          `column ${elsewhere(table)}.${column} integer not null identity by default`,
          `sequence of ${elsewhere(table)}.${column} integer 1 1 1 2147483647 1`,
          `index CREATE INDEX ix ON ${shown(object)}.${shown(table)} USING btree (${c})`,
        ],
      ),
    },
    'setReplicaIdentity, full and nothing': {
      given: (op) => {
        integers(op);
        op.setReplicaIdentity(t, 'nothing');
      },
      change: (op) => op.setReplicaIdentity(t, 'full', { from: 'nothing' }),
      changes: swap([`replica identity of ${reference} n`], [`replica identity of ${reference} f`]),
    },
    'setReplicaIdentity, by an index': {
      given: (op) => {
        integers(op);
        op.createIndex(t, [column], { name: object, unique: true });
      },
      change: (op) => op.setReplicaIdentity(t, { index: object }, { from: 'default' }),
      changes: swap([], [`replica identity of ${reference} i ${shown(schema)}.${shown(object)}`]),
    },
    setTableOwner: {
      given: (op) => {
        integers(op);
        op.setTableOwner(t, ROLES.before);
      },
      change: (op) => op.setTableOwner(t, ROLES.after, { from: ROLES.before }),
      changes: swap([`owner of ${reference} ${ROLES.before}`], [`owner of ${reference} ${ROLES.after}`]),
    },
    inheritTable: {
      given: (op) => {
        integers(op);
        op.createTable(other.name, (t) => void t.integer(second));
      },
      change: (op) => op.inheritTable(t, other.name),
      changes: swap([], [`inherits ${reference} from ${other.sql}`]),
    },
    disinheritTable: {
      given: (op) => {
        integers(op);
        op.createTable(other.name, (t) => void t.integer(second));
        op.inheritTable(t, other.name);
      },
      change: (op) => op.disinheritTable(t, other.name),
      changes: swap([`inherits ${reference} from ${other.sql}`], []),
    },
    createStatistics: {
      given: integers,
      change: (op) => {
        op.createStatistics(t, object, [column, second], { kinds: ['ndistinct', 'mcv'] });
        op.createStatistics(t, 'expressed', [
          { expression: sql`${new SqlFragment([c], [])} % ${10}` },
          second,
        ]);
      },
      changes: swap(
        [],
        [
          `CREATE STATISTICS ${shown(schema)}.${shown(object)} (ndistinct, mcv) ON ${c}, ${s} FROM ${reference}`,
          `CREATE STATISTICS ${shown(schema)}.expressed ON ${s}, (${c} % 10) FROM ${reference}`,
        ],
      ),
    },
    dropStatistics: {
      given: (op) => {
        integers(op);
        op.createStatistics(t, object, [column, second], { kinds: ['dependencies'] });
      },
      change: (op) => op.dropStatistics(t, object, [column, second], { kinds: ['dependencies'] }),
      changes: swap(
        [
          `CREATE STATISTICS ${shown(schema)}.${shown(object)} (dependencies) ON ${c}, ${s} FROM ${reference}`,
        ],
        [],
      ),
    },
    truncate: {
      change: (op) => {
        integers(op);
        op.createTable(other.name, (t) => void t.integer(second).identity());
        op.bulkInsert(t, [{ [column]: 1 }]);
        op.bulkInsert(other.name, [{}, {}]);
        op.truncate([t, other.name], { restartIdentity: true });
        op.bulkInsert(other.name, [{}]);
      },
      changes: swap(
        [],
        [
          `table ${place}`,
          `column ${place}.${column} integer not null`,
          `column ${place}.${second} integer`,
          `table ${other.line}`,
          `column ${other.line}.${second} integer not null identity by default`,
          `sequence of ${other.line}.${second} integer 1 1 1 2147483647 1`,
          rowLine(other.line, { [second]: 1 }),
        ],
      ),
    },
  };
}
