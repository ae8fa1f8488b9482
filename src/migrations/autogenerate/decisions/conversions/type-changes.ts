import { compile } from '../../../operations/compiler.js';
import { id } from '../../../operations/clauses.js';
import { showName } from '../../../operations/names.js';
import type { SchemaModel } from '../../model/schema-model.js';
import type { Decisions } from '../decisions.js';
import { columnName, pairColumns, type ColumnPair } from '../pairing/pair-columns.js';
import { pairTables } from '../pairing/pair-tables.js';
import type { ConversionQuestion, SchemaPair } from '../question.js';
import { doubtOf } from './conversion-of.js';
import { parseType, type DataType } from './data-type.js';

/** A column whose type is spelled otherwise after. */
export interface RetypedColumn extends ColumnPair {
  readonly name: string;
}

/** The columns that stay, hold values of their own, and have another type after. */
export function retypedColumns(schemas: SchemaPair, decisions: Decisions): RetypedColumn[] {
  return pairTables(schemas, decisions).kept.flatMap((pair) =>
    pairColumns(pair, decisions)
      .kept.filter(({ before, after }) => before.type !== after.type && after.generated === undefined)
      .map((column) => ({ ...column, name: columnName(pair.after.name, column.after.name) })),
  );
}

/** The changes of type that are doubtful, whatever was decided. */
export function conversionQuestions(
  schemas: SchemaPair,
  columns: readonly RetypedColumn[],
): ConversionQuestion[] {
  return columns.flatMap(({ name, before, after }) => {
    const doubt = doubtOf({
      from: beneath(parseType(before.type), schemas.before),
      to: beneath(parseType(after.type), schemas.after),
      column: compile(id(after.name)),
      type: after.type,
      isEnum: (type) => hasEnum(schemas, type),
    });
    return doubt === undefined
      ? []
      : [{ type: 'conversion', name, from: before.type, to: after.type, ...doubt }];
  });
}

/** The type that the values of a domain are of. */
function beneath(type: DataType, model: SchemaModel): DataType {
  const domain = model.domains.find(({ name }) => showName(name) === type.name);
  if (domain === undefined) {
    return type;
  }
  const base = beneath(parseType(domain.definition.type), model);
  return { ...base, array: base.array || type.array };
}

function hasEnum({ before, after }: SchemaPair, type: string): boolean {
  return [...before.enums, ...after.enums].some(({ name }) => showName(name) === type);
}
