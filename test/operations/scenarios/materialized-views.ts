import type { Operations } from '../../../src/migrations/operations/index.js';
import { defaultName } from '../../../src/migrations/operations/names.js';
import { shown, type Names } from '../hostile-names.js';
import { integersTable, placeOf, swap, type Scenario } from './scenario.js';

export function materializedViewScenarios(names: Names): Record<string, Scenario> {
  const table = placeOf(names, names.table);
  const view = placeOf(names, names.object);
  const renamed = placeOf(names, names.other);
  const c = shown(names.column);
  const comment = `it's \\ "${names.column}"`;
  const query = `select ${c} from ${table.sql} -- all of them`;
  const line = (of: string, text = c) => `materialized view ${of} SELECT ${text}\n   FROM ${table.sql};`;
  const index = (name: string, definition: string, unique = '') =>
    `index CREATE ${unique}INDEX ${shown(name)} ON ${view.sql} USING ${definition}`;
  const indexes = [{ columns: [names.column], unique: true }];
  const defaultIndex = index(defaultName(view.name, [names.column], 'unique'), `btree (${c})`, 'UNIQUE ');

  const viewed = (op: Operations) => {
    integersTable(names)(op);
    op.createMaterializedView(view.name, query, { indexes });
  };
  const reads = [table.line];

  return {
    createMaterializedView: {
      given: integersTable(names),
      change: (op) => op.createMaterializedView(view.name, query),
      changes: swap([], [line(view.line)]),
      reads,
    },
    'createMaterializedView with all options': {
      given: integersTable(names),
      change: (op) =>
        op.createMaterializedView(view.name, query, {
          columns: [names.second],
          method: 'heap',
          with: { fillfactor: 70 },
          tablespace: 'pg_default',
          withData: false,
          comment,
          indexes: [
            { columns: [names.second], unique: true },
            { columns: [{ expression: '1 + 1' }], name: 'ix' },
          ],
        }),
      changes: swap(
        [],
        [
          line(`${view.line} without data {fillfactor=70}`, `${c} AS ${shown(names.second)}`),
          `comment materialized view ${view.sql} ${comment}`,
          index(
            defaultName(view.name, [names.second], 'unique'),
            `btree (${shown(names.second)})`,
            'UNIQUE ',
          ),
          index('ix', 'btree (((1 + 1)))'),
        ],
      ),
      reads,
    },
    dropMaterializedView: {
      given: viewed,
      change: (op) => op.dropMaterializedView(view.name, { query, indexes }),
      changes: swap([line(view.line), defaultIndex], []),
    },
    renameMaterializedView: {
      given: (op) => {
        integersTable(names)(op);
        op.createMaterializedView(view.name, query);
      },
      change: (op) => op.renameMaterializedView(view.name, names.other),
      changes: swap([line(view.line)], [line(renamed.line)]),
    },
    'indexes on a materialized view': {
      given: viewed,
      change: (op) => {
        op.createIndex(view.name, [names.column], { name: 'ix' });
        op.renameIndex(view.name, 'ix', 'iy');
        op.dropIndex(view.name, indexes[0]?.columns ?? [], { unique: true });
      },
      changes: swap([defaultIndex], [index('iy', `btree (${c})`)]),
    },
    refreshMaterializedView: {
      given: viewed,
      change: (op) => {
        op.refreshMaterializedView(view.name);
        op.refreshMaterializedView(view.name, { concurrently: true });
        op.refreshMaterializedView(view.name, { withData: false });
      },
      changes: swap([line(view.line)], [line(`${view.line} without data`)]),
      reads,
    },
  };
}
