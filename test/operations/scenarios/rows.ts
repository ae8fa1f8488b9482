import { sql, SqlFragment, type Operations } from '../../../src/migrations/operations/index.js';
import { rowLine } from '../catalogue.js';
import { shown, type Names } from '../hostile-names.js';
import { integersTable, placeOf, swap, type Scenario } from './scenario.js';

/** The rows 1, 2 and 3, of which the last two have no second value. */
export function rowScenarios(names: Names): Record<string, Scenario> {
  const { table, column, second } = names;
  const { name: t, line: place } = placeOf(names, table);
  const [c, s] = [shown(column), shown(second)].map((name) => new SqlFragment([name], []));
  const values = (a: number, b: number | null) => ({ [column]: a, [second]: b });
  const row = (a: number, b: number | null) => rowLine(place, values(a, b));
  const given = (op: Operations) => {
    integersTable(names)(op);
    op.bulkInsert(t, [values(1, 10), values(2, null), values(3, null)]);
  };
  return {
    'update by SQL': {
      given,
      change: (op) =>
        op.update(t, {
          set: { [second]: sql`${c} * ${-2}` },
          where: sql`${s} is null`,
          reverse: { set: { [second]: null }, where: sql`${s} < 0` },
        }),
      changes: swap([row(2, null), row(3, null)], [row(2, -4), row(3, -6)]),
    },
    'update by values, and back by the same': {
      given,
      change: (op) =>
        op.update(t, { set: { [second]: 7 }, where: { [column]: 2 }, reverse: { set: { [second]: null } } }),
      changes: swap([row(2, null)], [row(2, 7)]),
    },
    'update of all rows, and back of some': {
      given: integersTable(names),
      change: (op) => {
        op.bulkInsert(t, [values(1, 1)], { by: [column] });
        op.update(t, { set: { [second]: 2 }, reverse: { set: { [second]: 1 }, where: { [second]: 2 } } });
      },
      changes: swap([], [row(1, 2)]),
    },
    'update of a column that comes before it': {
      given,
      change: (op) => {
        op.addColumn(t, (t) => t.integer('third'));
        op.update(t, { set: { third: 3 } });
      },
      changes: swap(
        [row(1, 10), row(2, null), row(3, null)],
        [
          `column ${place}.third integer`,
          rowLine(place, { ...values(1, 10), third: 3 }),
          rowLine(place, { ...values(2, null), third: 3 }),
          rowLine(place, { ...values(3, null), third: 3 }),
        ],
      ),
    },
    'delete by SQL': {
      given,
      change: (op) => op.delete(t, sql`${s} is null`, { was: [values(2, null), values(3, null)] }),
      changes: swap([row(2, null), row(3, null)], []),
    },
    'delete by values': {
      given,
      change: (op) => op.delete(t, values(3, null), { was: [values(3, null)] }),
      changes: swap([row(3, null)], []),
    },
    'delete by several': {
      given,
      change: (op) =>
        op.delete(t, [{ [column]: 1 }, values(2, null), values(3, 1)], {
          was: [values(1, 10), values(2, null)],
        }),
      changes: swap([row(1, 10), row(2, null)], []),
    },
    'delete by none': {
      given,
      change: (op) => op.delete(t, [], { was: [] }),
      changes: [],
    },
  };
}
