import type { ColumnState } from '../../../../operations/columns/alter-column.js';
import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { isSameName, type ObjectName } from '../../../../operations/names.js';
import type { Operation } from '../../../../operations/operation.js';
import type { TableDefinition } from '../../../../operations/tables/table-definition.js';
import type { SchemaModel, TableFact } from '../../../model/schema-model.js';

export function withTable(
  model: SchemaModel,
  name: ObjectName,
  change: (fact: TableFact) => TableFact,
): SchemaModel {
  const tables = model.tables.map((fact) => (isSameName(fact.name, name) ? change(fact) : fact));
  return { ...model, tables };
}

/** The schema after an operation on a part of a table, or of a materialized view. */
export function withoutPart(model: SchemaModel, operation: Operation): SchemaModel {
  const withDefinition = (table: ObjectName, change: (definition: TableDefinition) => object) =>
    withTable(model, table, (fact) => ({
      ...fact,
      definition: { ...fact.definition, ...change(fact.definition) },
    }));
  switch (operation.kind) {
    case 'dropConstraint':
      return withDefinition(operation.table, ({ constraints }) => ({
        constraints: constraints.filter(({ name }) => name !== operation.name),
      }));
    case 'renameConstraint':
      return withDefinition(operation.table, ({ constraints }) => ({
        constraints: constraints.map((part) => renamed(part, operation)),
      }));
    case 'dropIndex':
      return withoutIndex(model, operation);
    case 'renameIndex':
      return withDefinition(operation.table, ({ indexes }) => ({
        indexes: indexes.map((part) => renamed(part, operation)),
      }));
    case 'dropColumn':
      return withDefinition(operation.table, ({ columns }) => ({
        columns: columns.filter(({ name }) => name !== operation.column),
      }));
    case 'alterColumn':
      return withDefinition(operation.table, ({ columns }) => ({
        columns: columns.map((column) =>
          column.name === operation.column ? loosened(column, operation.to) : column,
        ),
      }));
    default:
      return model;
  }
}

function withoutIndex(model: SchemaModel, { table, name }: { table: ObjectName; name: string }): SchemaModel {
  const drop = <F extends { name: ObjectName; definition: { indexes?: readonly { name: string }[] } }>(
    fact: F,
  ): F =>
    isSameName(fact.name, table)
      ? {
          ...fact,
          definition: {
            ...fact.definition,
            indexes: (fact.definition.indexes ?? []).filter((index) => index.name !== name),
          },
        }
      : fact;
  return {
    ...model,
    tables: model.tables.map(drop),
    materializedViews: model.materializedViews.map(drop),
  };
}

function renamed<P extends { readonly name: string }>(
  part: P,
  { name, to }: { name: string; to: string },
): P {
  return part.name === name ? { ...part, name: to } : part;
}

/** As one of a domain is while that is made anew. */
function loosened(
  column: ColumnDefinition,
  { type = column.type, default: value }: ColumnState,
): ColumnDefinition {
  const { default: had, ...rest } = column;
  const kept = value === undefined ? had : (value ?? undefined);
  return { ...rest, type, ...(kept !== undefined && { default: kept }) };
}
