import { columnTuple, group, id, labelled, object, parameters, phrase, text, tuple } from '../clauses.js';
import { compileText, type Clause } from '../compiler.js';
import { defaultName, type NamingRule, type ObjectName } from '../names.js';
import type { IndexColumn, IndexDefinition, IndexOptions } from './index-definition.js';

/** What follows the table in `create index … on`. */
export function indexClause(index: IndexDefinition): Clause {
  const { method, columns, include, nullsNotDistinct = false, where, tablespace } = index;
  return phrase(
    method !== undefined && phrase('using', id(method)),
    tuple(columns.map(indexColumn)),
    include && phrase('include', columnTuple(include)),
    nullsNotDistinct && 'nulls not distinct',
    index.with && phrase('with', parameters(index.with)),
    tablespace !== undefined && phrase('tablespace', id(tablespace)),
    labelled('where', where),
  );
}

function indexColumn(column: IndexColumn): Clause {
  if (typeof column === 'string') {
    return id(column);
  }
  const { collation, operatorClass, order, nulls } = column;
  return phrase(
    column.expression === undefined ? id(column.column) : group(text(column.expression)),
    collation !== undefined && phrase('collate', object(collation)),
    operatorClass !== undefined && object(operatorClass),
    order,
    nulls && phrase('nulls', nulls),
  );
}

/** The definition of an index on a table, with the name that the rule gives where none is given. */
export function indexOn(
  table: ObjectName,
  columns: readonly IndexColumn[],
  { name, ...options }: IndexOptions,
  naming: NamingRule = defaultName,
): IndexDefinition {
  return { ...options, name: name ?? indexName(table, columns, options, naming), columns };
}

export function indexName(
  table: ObjectName,
  columns: readonly IndexColumn[],
  { unique = false }: Pick<IndexOptions, 'unique'>,
  naming: NamingRule,
): string {
  return naming(table, columns.map(nameOf), unique ? 'unique' : 'index');
}

/** An expression gives its words to the name: `lower(email)` is `lower_email`. */
function nameOf(column: IndexColumn): string {
  if (typeof column === 'string') {
    return column;
  }
  return column.expression === undefined ? column.column : words(compileText(column.expression));
}

function words(expression: string): string {
  return expression
    .split(/[^\p{L}\p{N}_]+/u)
    .filter(Boolean)
    .join('_');
}
