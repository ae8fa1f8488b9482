import { shown, type Names } from '../hostile-names.js';
import { swap, type Scenario } from './scenario.js';

const CITEXT = 'comment extension citext data type for case-insensitive character strings';

export function schemaScenarios({ schema, table, other, column, object }: Names): Record<string, Scenario> {
  const note = `it's \\ "${column}"`;

  return {
    createSchema: {
      change: (op) => {
        op.createSchema(object, { authorization: 'pg_monitor', comment: note });
        op.createSchema(other);
        op.createTable({ schema: object, name: table }, (t) => void t.integer(column));
      },
      changes: swap(
        [],
        [
          `schema ${object}`,
          `owner of schema ${object} pg_monitor`,
          `comment schema ${shown(object)} ${note}`,
          `schema ${other}`,
          `table ${object}.${table}`,
          `column ${object}.${table}.${column} integer`,
        ],
      ),
    },
    dropSchema: {
      given: (op) => {
        op.createSchema(object, { authorization: 'pg_monitor', comment: note });
        op.createSchema(other);
      },
      change: (op) => {
        op.dropSchema(object, { was: { authorization: 'pg_monitor', comment: note } });
        op.dropSchema(other);
      },
      changes: swap(
        [
          `schema ${object}`,
          `owner of schema ${object} pg_monitor`,
          `comment schema ${shown(object)} ${note}`,
          `schema ${other}`,
        ],
        [],
      ),
    },
    renameSchema: {
      given: (op) => {
        op.createSchema(object);
        op.createTable({ schema: object, name: table }, (t) => void t.integer(column));
      },
      change: (op) => op.renameSchema(object, other),
      changes: swap(
        [`schema ${object}`, `table ${object}.${table}`, `column ${object}.${table}.${column} integer`],
        [`schema ${other}`, `table ${other}.${table}`, `column ${other}.${table}.${column} integer`],
      ),
    },
    createExtension: {
      change: (op) => {
        op.createExtension('citext', { schema, version: '1.6' });
        op.createExtension('plpgsql', { ifNotExists: true });
      },
      changes: swap([], [`extension citext ${shown(schema)} 1.6`, CITEXT]),
    },
    dropExtension: {
      given: (op) => op.createExtension('citext', { schema, version: '1.5' }),
      change: (op) => op.dropExtension('citext', { was: { schema, version: '1.5' } }),
      changes: swap([`extension citext ${shown(schema)} 1.5`, CITEXT], []),
    },
    alterExtension: {
      given: (op) => {
        op.createSchema(object);
        op.createExtension('citext', { schema, version: '1.6' });
      },
      change: (op) => op.alterExtension('citext', { schema: object }, { from: { schema } }),
      changes: swap([`extension citext ${shown(schema)} 1.6`], [`extension citext ${shown(object)} 1.6`]),
    },
  };
}
