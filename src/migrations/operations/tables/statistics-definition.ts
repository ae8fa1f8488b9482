import { group, id, list, object, phrase, text, tuple } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import type { SqlText } from '../sql-text.js';

export type StatisticsKind = 'ndistinct' | 'dependencies' | 'mcv';

/** A column by its name, or an expression. */
export type StatisticsColumn = string | { readonly expression: SqlText };

/** What is counted of columns together, so that the planner knows how they depend on each other. */
export interface StatisticsDefinition {
  columns: readonly StatisticsColumn[];
  /** Default: all of them. A single expression takes none. */
  kinds?: readonly StatisticsKind[];
}

/** What follows the name in `create statistics`. */
export function statisticsClause(table: ObjectName, { columns, kinds }: StatisticsDefinition): Clause {
  return phrase(
    kinds && tuple(kinds.map((kind) => phrase(kind))),
    'on',
    list(columns.map(statisticsColumn)),
    'from',
    object(table),
  );
}

function statisticsColumn(column: StatisticsColumn): Clause {
  return typeof column === 'string' ? id(column) : group(text(column.expression));
}
