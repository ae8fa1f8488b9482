import { joinName } from '../../../src/migrations/operations/names.js';
import { shown, type Names } from '../hostile-names.js';
import { swap, type Scenario } from './scenario.js';

export function sequenceScenarios({ schema, table, other, column, object }: Names): Record<string, Scenario> {
  const own = schema === 'public' ? undefined : schema;
  const [numbers, orders] = [joinName(own, table), joinName(own, other)];
  const place = `${schema}.${table}`;
  const note = `it's \\ "${column}"`;
  const owner = `${shown(schema)}.${shown(other)}.${column}`;
  const owned = `sequence of ${schema}.${other}.${column}`;
  const everything = {
    as: 'smallint',
    start: -5n,
    increment: -2,
    min: -100,
    max: null,
    cache: 3,
    cycle: true,
    ownedBy: { table: orders, column },
    unlogged: true,
    comment: note,
  } as const;
  const everyLine = [
    `sequence ${place} unlogged smallint -5 -2 -100 -1 3 cycle owned by ${owner}`,
    `${owned} smallint -5 -2 -100 -1 3 cycle`,
    `comment sequence ${shown(schema)}.${shown(table)} ${note}`,
  ];
  const plain = 'bigint 1 1 1 9223372036854775807 1';

  return {
    createSequence: {
      given: (op) => op.createTable(orders, (t) => void t.integer(column)),
      change: (op) => {
        op.createSequence(numbers, everything);
        op.createSequence(joinName(own, object));
      },
      changes: swap([], [...everyLine, `sequence ${schema}.${object} ${plain}`]),
    },
    'createSequence, before the table that owns it': {
      change: (op) => {
        op.createSequence(numbers, { start: 7 });
        op.createTable(orders, (t) => {
          t.bigint(column).defaultSql(`nextval('${type(schema, table)}')`);
        });
        op.alterSequence(numbers, { ownedBy: { table: orders, column } }, { from: { ownedBy: null } });
      },
      changes: swap(
        [],
        [
          `sequence ${place} bigint 7 1 1 9223372036854775807 1 owned by ${owner}`,
          `${owned} bigint 7 1 1 9223372036854775807 1`,
          `table ${schema}.${other}`,
          `column ${schema}.${other}.${column} bigint default nextval('${type(schema, table)}'::regclass)`,
        ],
      ),
    },
    dropSequence: {
      given: (op) => {
        op.createTable(orders, (t) => void t.integer(column));
        op.createSequence(numbers, everything);
      },
      change: (op) => op.dropSequence(numbers, { was: everything, ifExists: true }),
      changes: swap(everyLine, []),
    },
    renameSequence: {
      given: (op) => op.createSequence(numbers),
      change: (op) => op.renameSequence(numbers, other),
      changes: swap([`sequence ${place} ${plain}`], [`sequence ${schema}.${other} ${plain}`]),
    },
    alterSequence: {
      given: (op) => {
        op.createTable(orders, (t) => void t.integer(column));
        op.createSequence(numbers);
      },
      change: (op) =>
        op.alterSequence(
          numbers,
          {
            as: 'integer',
            start: 10,
            increment: 5,
            min: 2,
            max: 100n,
            cache: 2,
            cycle: true,
            ownedBy: { table: orders, column },
            unlogged: true,
            restart: 50,
          },
          {
            from: { as: 'bigint', start: 1, increment: 1, min: null, max: null, cache: 1, ownedBy: null },
          },
        ),
      changes: swap(
        [`sequence ${place} ${plain}`],
        [
          `sequence ${place} unlogged integer 10 5 2 100 2 cycle owned by ${owner}`,
          `${owned} integer 10 5 2 100 2 cycle`,
        ],
      ),
    },
  };
}

/** As SQL that stands in a string. */
function type(schema: string, name: string): string {
  return `${shown(schema)}.${shown(name)}`.replaceAll("'", "''");
}
