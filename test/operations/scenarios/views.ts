import type { Operations } from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { integersTable, placeOf, swap, type Scenario } from './scenario.js';

export function viewScenarios(names: Names): Record<string, Scenario> {
  const table = placeOf(names, names.table);
  const view = placeOf(names, names.object);
  const renamed = placeOf(names, names.other);
  const [c, s] = [shown(names.column), shown(names.second)];
  const comment = `it's \\ "${names.column}"`;
  const query = `select ${c}\n  from ${table.sql} -- all of them`;
  const positive = `${query}\n where ${c} > 0`;
  const line = (of: string, text = c, rest = '') => `view ${of} SELECT ${text}\n   FROM ${table.sql}${rest};`;
  const where = `\n  WHERE (${c} > 0)`;

  const viewed = (op: Operations) => {
    integersTable(names)(op);
    op.createView(view.name, query);
  };
  const reads = [table.line];

  return {
    createView: {
      given: integersTable(names),
      change: (op) => op.createView(view.name, query, { comment }),
      changes: swap([], [line(view.line), `comment view ${view.sql} ${comment}`]),
      reads,
    },
    'createView with all options': {
      given: integersTable(names),
      change: (op) =>
        op.createView(view.name, positive, {
          columns: [names.second],
          checkOption: 'cascaded',
          securityBarrier: true,
          securityInvoker: true,
        }),
      changes: swap(
        [],
        [
          `view ${view.line} {check_option=cascaded,security_barrier=true,security_invoker=true} ` +
            `SELECT ${c} AS ${s}\n   FROM ${table.sql}${where};`,
        ],
      ),
      reads,
    },
    'createView, recursive': {
      change: (op) =>
        op.createView(view.name, `select 1 as a union all select r.${c} + 1 from ${shown(names.object)} r`, {
          recursive: true,
          columns: [names.column],
        }),
      changes: swap(
        [],
        [
          `view ${view.line} WITH RECURSIVE ${shown(names.object)}(${c}) AS (\n         SELECT 1 AS a\n` +
            `        UNION ALL\n         SELECT (r.${c} + 1)\n           FROM ${shown(names.object)} r\n        )\n` +
            ` SELECT ${c}\n   FROM ${shown(names.object)};`,
        ],
      ),
    },
    replaceView: {
      given: (op) => {
        integersTable(names)(op);
        op.createView(view.name, query, { comment, securityBarrier: true });
      },
      change: (op) =>
        op.replaceView(view.name, positive, {
          checkOption: 'local',
          was: { query, comment, securityBarrier: true },
        }),
      changes: swap(
        [line(`${view.line} {security_barrier=true}`), `comment view ${view.sql} ${comment}`],
        [line(`${view.line} {check_option=local}`, c, where)],
      ),
      reads,
    },
    dropView: {
      given: viewed,
      change: (op) => op.dropView(view.name, query),
      changes: swap([line(view.line)], []),
    },
    renameView: {
      given: viewed,
      change: (op) => op.renameView(view.name, names.other),
      changes: swap([line(view.line)], [line(renamed.line)]),
    },
  };
}
