import { givenName } from '../constraints/constraint-source.js';
import { indexName } from '../indexes/index-clause.js';
import type { IndexDefinition } from '../indexes/index-definition.js';
import type { NamingRule, ObjectName } from '../names.js';
import { literal, optionsOf, type Code } from '../source/code.js';
import type { MaterializedViewDefinition } from './materialized-view-definition.js';
import { definitionSource } from './view-source.js';

/** The options of `op.createMaterializedView`. */
export function materializedOptionsSource(
  view: ObjectName,
  definition: MaterializedViewDefinition,
  naming: NamingRule,
  further: object,
): Code | undefined {
  const { query: _, indexes, ...options } = definition;
  return optionsOf({ ...options, indexes: indexesSource(view, indexes, naming), ...further });
}

/** What a materialized view was, as `op.dropMaterializedView` takes it. */
export function materializedViewSource(
  view: ObjectName,
  { indexes, ...rest }: MaterializedViewDefinition,
  naming: NamingRule,
): Code | undefined {
  return literal(definitionSource({ ...rest, indexes: indexesSource(view, indexes, naming) }));
}

function indexesSource(
  view: ObjectName,
  indexes: readonly IndexDefinition[],
  naming: NamingRule,
): object[] | undefined {
  const described = indexes.map(({ name, columns, ...options }) => ({
    columns,
    name: givenName(name, indexName(view, columns, options, naming)),
    ...options,
  }));
  return described.length === 0 ? undefined : described;
}
