import type { ColumnDefinition } from '../columns/column-definition.js';
import { columnSource } from '../columns/column-source.js';
import type { ConstraintDefinition } from '../constraints/constraint-definition.js';
import { givenName, tableConstraintSource } from '../constraints/constraint-source.js';
import { indexOptionsSource, tableIndexSource } from '../indexes/index-source.js';
import type { IndexDefinition } from '../indexes/index-definition.js';
import type { NamingRule, ObjectName } from '../names.js';
import { block, call, literal, optionsOf, type Arrow, type Call } from '../source/code.js';
import { findingColumn, leadingColumn } from './served-columns.js';
import type { TableDefinition } from './table-definition.js';

/**
 * The function that describes a table: `(t) => { t.text('name').notNull().unique(); }`. What is declared on one column
 * stands on it, as long as the statement comes out with everything at the same place.
 */
export function tableSource(table: ObjectName, definition: TableDefinition, naming: NamingRule): Arrow {
  const { columns, constraints, indexes } = definition;
  const onColumns = leading(columns, constraints, constraintColumn);
  const indexed = leading(columns, indexes, indexColumn);
  const declarations: Declarations = {
    table,
    naming,
    constraints: constraints.slice(0, onColumns),
    indexes: indexes.slice(0, indexed),
    keyed: leadingColumns(definition),
  };
  return block('t', [
    ...columns.map((column) => columnSource(column, ...declared(column, declarations))),
    ...constraints.slice(onColumns).map((item) => tableConstraintSource(table, item, naming)),
    ...indexes.slice(indexed).map((item) => tableIndexSource(table, item, naming)),
    ...optionCalls(definition),
  ]);
}

/** How many of the items, from the first, come in the order of the columns on which they could be declared. */
function leading<T>(
  columns: readonly ColumnDefinition[],
  items: readonly T[],
  columnOf: (item: T) => string | undefined,
): number {
  let last = 0;
  const stop = items.findIndex((item) => {
    const position = columns.findIndex(({ name }) => name === columnOf(item));
    const fits = position >= last;
    last = Math.max(last, position);
    return !fits;
  });
  return stop === -1 ? items.length : stop;
}

function constraintColumn(constraint: ConstraintDefinition): string | undefined {
  switch (constraint.type) {
    case 'primaryKey':
    case 'unique':
      return single(constraint.columns);
    case 'foreignKey':
      return constraint.references.columns.length === 1 ? single(constraint.columns) : undefined;
    default:
      return undefined;
  }
}

function indexColumn({ columns }: IndexDefinition): string | undefined {
  const [only] = columns;
  return columns.length === 1 && typeof only === 'string' ? only : undefined;
}

function single(columns: readonly string[]): string | undefined {
  return columns.length === 1 ? columns[0] : undefined;
}

/** What can be declared on columns. */
interface Declarations {
  table: ObjectName;
  naming: NamingRule;
  constraints: readonly ConstraintDefinition[];
  indexes: readonly IndexDefinition[];
  /** Columns whose references get no index of their own. */
  keyed: ReadonlySet<string | undefined>;
}

function declared(column: ColumnDefinition, declarations: Declarations): Call[] {
  const { table, naming } = declarations;
  const constraints = declarations.constraints.filter((item) => constraintColumn(item) === column.name);
  const indexes = declarations.indexes.filter((item) => indexColumn(item) === column.name);
  const calls = indexes.map((index) => call('index', indexOptionsSource(table, index, naming)));
  const references = constraints.some(({ type }) => type === 'foreignKey');
  const isImplied = references && calls.length === 1 && calls[0]?.args.length === 0;
  const isServed = calls.length > 0 || declarations.keyed.has(column.name);
  return [
    ...constraints.map((item) =>
      columnConstraint(item, { table, naming, index: isServed ? undefined : false }),
    ),
    ...(isImplied ? [] : calls),
  ];
}

function leadingColumns({ constraints, indexes }: TableDefinition): ReadonlySet<string | undefined> {
  return new Set([...constraints.map(leadingColumn), ...indexes.map(findingColumn)]);
}

interface Place {
  table: ObjectName;
  naming: NamingRule;
  index: false | undefined;
}

function columnConstraint(constraint: ConstraintDefinition, { table, naming, index }: Place): Call {
  switch (constraint.type) {
    case 'foreignKey': {
      const { type: _, name, columns, references, ...options } = constraint;
      const given = givenName(name, naming(table, columns, 'foreign'));
      const target = [literal(references.table), literal(references.columns[0])];
      return call('references', ...target, optionsOf({ name: given, ...options, index }));
    }
    case 'primaryKey':
    case 'unique': {
      const { type, name, columns, ...options } = constraint;
      const given = givenName(name, naming(table, columns, type === 'unique' ? type : 'primary'));
      return call(type, optionsOf({ name: given, ...options }));
    }
    default:
      return tableConstraintSource(table, constraint, naming);
  }
}

function optionCalls(definition: TableDefinition): Call[] {
  const { comment, unlogged, with: parameters, tablespace, partitionBy } = definition;
  const calls = [
    partitionBy && call('t.partitionBy', literal(partitionBy.strategy), literal(partitionBy.columns)),
    unlogged && call('t.unlogged'),
    parameters && call('t.with', literal(parameters)),
    tablespace !== undefined && call('t.tablespace', literal(tablespace)),
    comment !== undefined && call('t.comment', literal(comment)),
  ];
  return calls.filter((item) => item !== undefined && item !== false);
}
