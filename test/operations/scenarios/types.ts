import type { ColumnFactory } from '../../../src/migrations/operations/index.js';
import { joinName } from '../../../src/migrations/operations/names.js';
import { rowLine } from '../catalogue.js';
import { shown, type Names } from '../hostile-names.js';
import { domainScenarios } from './domains.js';
import { schemaScenarios } from './schemas.js';
import { swap, type Scenario } from './scenario.js';
import { sequenceScenarios } from './sequences.js';

/** Types, sequences, schemas and extensions. */
export function typeScenarios(names: Names): Record<string, Scenario> {
  return {
    ...enumScenarios(names),
    ...compositeScenarios(names),
    ...domainScenarios(names),
    ...sequenceScenarios(names),
    ...schemaScenarios(names),
  };
}

function enumScenarios({ schema, table, other, column, second, object }: Names): Record<string, Scenario> {
  const own = schema === 'public' ? undefined : schema;
  const [status, orders] = [joinName(own, table), joinName(own, other)];
  const [place, ordersPlace] = [`${schema}.${table}`, `${schema}.${other}`];
  const type = `${shown(schema)}.${shown(table)}`;
  const line = (...values: string[]) =>
    `enum ${place} [${values.map((value) => JSON.stringify(value)).join(', ')}]`;
  const note = `it's \\ "${column}"`;
  const row = (first: string, ...others: string[]) =>
    rowLine(ordersPlace, { [column]: first, [second]: others });

  return {
    createEnum: {
      change: (op) => {
        op.createEnum(status, [second, "it's", column], { comment: note });
        op.createEnum(orders, []);
      },
      changes: swap(
        [],
        [line(second, "it's", column), `enum ${ordersPlace} []`, `comment type ${type} ${note}`],
      ),
    },
    dropEnum: {
      given: (op) => op.createEnum(status, [second, column], { comment: note }),
      change: (op) => op.dropEnum(status, [second, column], { comment: note, ifExists: true }),
      changes: swap([line(second, column), `comment type ${type} ${note}`], []),
    },
    addEnumValue: {
      given: (op) => op.createEnum(status, ['a']),
      change: (op) =>
        op.reversible({
          up: (op) => {
            op.addEnumValue(status, column);
            op.addEnumValue(status, second, { after: 'a' });
            op.addEnumValue(status, "it's", { before: column, ifNotExists: true });
            op.addEnumValue(status, 'a', { ifNotExists: true });
          },
          down: (op) =>
            op.replaceEnum(status, { from: ['a', second, "it's", column], to: ['a'], columns: [] }),
        }),
      changes: swap([line('a')], [line('a', second, "it's", column)]),
    },
    renameEnumValue: {
      given: (op) => {
        op.createEnum(status, [column, 'b']);
        op.createTable(orders, (t) => void t.type(column, status));
        op.bulkInsert(orders, [{ [column]: column }]);
      },
      change: (op) => op.renameEnumValue(status, column, second),
      changes: swap(
        [line(column, 'b'), rowLine(ordersPlace, { [column]: column })],
        [line(second, 'b'), rowLine(ordersPlace, { [column]: second })],
      ),
    },
    replaceEnum: {
      given: (op) => {
        op.createEnum(status, [column, 'open', 'done'], { comment: note });
        op.createTable(orders, (t) => {
          t.type(column, status).default(column).notNull();
          t.type(second, status).array().default(['done']);
        });
        op.createIndex(orders, [column], { name: object });
        op.bulkInsert(orders, [
          { [column]: column, [second]: [column, 'open'] },
          { [column]: 'done', [second]: [] },
        ]);
      },
      change: (op) =>
        op.replaceEnum(status, {
          from: [column, 'open', 'done'],
          to: ['done', 'open', second, 'archived'],
          map: { [column]: second },
          columns: [
            { table: orders, column, default: column },
            { table: orders, column: second, array: true, default: { from: ['done'], to: ['done', 'open'] } },
          ],
          comment: note,
          revertMap: { archived: 'done', [second]: column },
        }),
      changes: swap(
        [
          line(column, 'open', 'done'),
          `column ${ordersPlace}.${column} ${type} not null default ${quoted(column)}::${type}`,
          `column ${ordersPlace}.${second} ${type}[] default '{done}'::${type}[]`,
          row(column, column, 'open'),
        ],
        [
          line('done', 'open', second, 'archived'),
          `column ${ordersPlace}.${column} ${type} not null default ${quoted(second)}::${type}`,
          `column ${ordersPlace}.${second} ${type}[] default '{done,open}'::${type}[]`,
          row(second, second, 'open'),
        ],
      ),
    },
  };
}

function compositeScenarios({
  schema,
  table,
  other,
  column,
  second,
  object,
}: Names): Record<string, Scenario> {
  const own = schema === 'public' ? undefined : schema;
  const [address, renamed] = [joinName(own, table), joinName(own, other)];
  const place = `${schema}.${table}`;
  const type = `${shown(schema)}.${shown(table)}`;
  const note = `it's \\ "${column}"`;
  const lines = [
    `composite ${place}`,
    `attribute ${place}.${column} text collate "C"`,
    `attribute ${place}.${second} character varying(10)[]`,
    `comment type ${type} ${note}`,
    `comment composite type column ${type}.${shown(second)} ${note}`,
  ];
  const define = (t: ColumnFactory) => {
    t.text(column).collate('C');
    t.varchar(second, 10).array().comment(note);
  };

  return {
    createType: {
      change: (op) => {
        op.createType(address, define, { comment: note });
        op.createType(renamed, () => undefined);
      },
      changes: swap([], [...lines, `composite ${schema}.${other}`]),
    },
    dropType: {
      given: (op) => op.createType(address, define, { comment: note }),
      change: (op) => op.dropType(address, define, { comment: note }),
      changes: swap(lines, []),
    },
    renameType: {
      given: (op) => {
        op.createType(address, () => undefined);
        op.createEnum(joinName(own, 'e'), []);
        op.createDomain(joinName(own, 'd'), 'text');
      },
      change: (op) => {
        op.renameType(address, other);
        op.renameType(joinName(own, 'e'), column);
        op.renameType(joinName(own, 'd'), object);
      },
      changes: swap(
        [`composite ${place}`, `enum ${schema}.e []`, `domain ${schema}.d text`],
        [`composite ${schema}.${other}`, `enum ${schema}.${column} []`, `domain ${schema}.${object} text`],
      ),
    },
    moveType: {
      given: (op) => {
        op.createSchema(object);
        op.createEnum(address, []);
        op.createTable(renamed, (t) => void t.type(column, address));
      },
      change: (op) => op.moveType({ schema, name: table }, object),
      changes: swap(
        [`enum ${place} []`, `column ${schema}.${other}.${column} ${shown(schema)}.${shown(table)}`],
        [
          `enum ${object}.${table} []`,
          `column ${schema}.${other}.${column} ${shown(object)}.${shown(table)}`,
        ],
      ),
    },
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
