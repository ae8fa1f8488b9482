import type { ColumnDefinition } from '../../operations/columns/column-definition.js';
import { showName } from '../../operations/names.js';
import type { SchemaModel, TableFact } from '../model/schema-model.js';
import { parseType } from './conversions/data-type.js';
import type { Decisions } from './decisions.js';
import { columnName, pairColumns } from './pairing/pair-columns.js';
import { pairTables, type TablePair } from './pairing/pair-tables.js';
import type { FillQuestion, SchemaPair } from './question.js';

/** A column that wants a value in each row that is there, and the table before. */
export interface ColumnToFill {
  readonly question: FillQuestion;
  readonly table: TableFact;
}

/** The columns of tables that stay which become not null, and get no value by themselves. */
export function columnsToFill(schemas: SchemaPair, decisions: Decisions): ColumnToFill[] {
  return pairTables(schemas, decisions).kept.flatMap((pair) => toFill(pair, schemas.after, decisions));
}

function toFill(pair: TablePair, model: SchemaModel, decisions: Decisions): ColumnToFill[] {
  const { added, kept } = pairColumns(pair, decisions);
  const question = (column: ColumnDefinition, becomes: FillQuestion['becomes']): ColumnToFill => ({
    question: {
      type: 'fill',
      name: columnName(pair.after.name, column.name),
      dataType: column.type,
      becomes,
    },
    table: pair.before,
  });
  const tightened = kept.filter(
    ({ before, after }) =>
      !isRequired(before, pair.before) && isRequired(after, pair.after) && !after.generated,
  );
  return [
    ...added
      .filter((column) => isRequired(column, pair.after) && !fillsItself(column, model))
      .map((column) => question(column, 'added')),
    ...tightened.map(({ after }) => question(after, 'tightened')),
  ];
}

function isRequired({ name, notNull }: ColumnDefinition, { definition }: TableFact): boolean {
  return (
    notNull === true ||
    definition.constraints.some(
      ({ type, ...key }) => type === 'primaryKey' && 'columns' in key && key.columns.includes(name),
    )
  );
}

const SERIAL = /^(?:small|big)?serial\d?$/i;

function fillsItself(column: ColumnDefinition, { domains }: SchemaModel): boolean {
  const { default: value, identity, generated, type } = column;
  const { name } = parseType(type);
  const domain = domains.find((fact) => showName(fact.name) === name);
  return (
    [value, identity, generated, domain?.definition.default].some((given) => given !== undefined) ||
    SERIAL.test(type.trim())
  );
}
