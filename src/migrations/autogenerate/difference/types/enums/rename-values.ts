import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import { compileText } from '../../../../operations/compiler.js';
import type {
  ConstraintDefinition,
  ExclusionElement,
} from '../../../../operations/constraints/constraint-definition.js';
import type { IndexColumn, IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import { quoteString } from '../../../../operations/literal.js';
import type { SqlText } from '../../../../operations/sql-text.js';
import type { TableDefinition } from '../../../../operations/tables/table-definition.js';
import { isOfType, typeTexts } from '../type-name.js';
import { renamedDefault } from './enum-default.js';
import type { EnumPlan } from './plan-enum.js';

/** A table as the server tells it when values of the enum have got their other names. */
export function renameValues(table: TableDefinition, plan: EnumPlan): TableDefinition {
  const rename: Rename = (sql) => renameInSql(sql, plan);
  return plan.renamed.size === 0
    ? table
    : {
        ...table,
        columns: table.columns.map((column) => renameInColumn(column, plan, rename)),
        constraints: table.constraints.map((constraint) => renameInConstraint(constraint, rename)),
        indexes: table.indexes.map((index) => renameInIndex(index, rename)),
      };
}

type Rename = (sql: SqlText) => SqlText;

function renameInSql(sql: SqlText, { after, renamed }: EnumPlan): SqlText {
  const types = typeTexts(after.name);
  return [...renamed].reduce(
    (text, [from, to]) =>
      types.reduce(
        (given, type) =>
          given.replaceAll(`${quoteString(from)}::${type}`, () => `${quoteString(to)}::${type}`),
        text,
      ),
    compileText(sql),
  );
}

function renameInColumn(
  column: ColumnDefinition,
  { after, renamed }: EnumPlan,
  rename: Rename,
): ColumnDefinition {
  const { default: value, generated } = column;
  const own = isOfType(column.type, after.name) ? renamedDefault(value, renamed) : value;
  const settled = own !== undefined && 'sql' in own ? { sql: rename(own.sql) } : own;
  return {
    ...column,
    ...(settled && { default: settled }),
    ...(generated && { generated: { ...generated, expression: rename(generated.expression) } }),
  };
}

function renameInConstraint(constraint: ConstraintDefinition, rename: Rename): ConstraintDefinition {
  if (constraint.type === 'check') {
    return { ...constraint, expression: rename(constraint.expression) };
  } else if (constraint.type !== 'exclusion') {
    return constraint;
  }
  const { elements, where } = constraint;
  const renamed = elements.map((element): ExclusionElement =>
    'expression' in element ? { ...element, expression: rename(element.expression) } : element,
  );
  return { ...constraint, elements: renamed, ...(where !== undefined && { where: rename(where) }) };
}

function renameInIndex(index: IndexDefinition, rename: Rename): IndexDefinition {
  const columns = index.columns.map((column): IndexColumn =>
    typeof column === 'string' || column.expression === undefined
      ? column
      : { ...column, expression: rename(column.expression) },
  );
  return { ...index, columns, ...(index.where !== undefined && { where: rename(index.where) }) };
}
