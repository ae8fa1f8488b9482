import { group, id, object, phrase, text, tuple } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import type { SqlText } from '../sql-text.js';

export type PartitionStrategy = 'range' | 'list' | 'hash';

/** A column by its name, or with what PostgreSQL can say about it, or an expression in its place. */
export type PartitionColumn =
  | string
  | ({ column: string; expression?: undefined } & PartitionColumnOptions)
  | ({ expression: SqlText; column?: undefined } & PartitionColumnOptions);

export interface PartitionColumnOptions {
  collation?: ObjectName;
  /** Default: that of the type. */
  operatorClass?: ObjectName;
}

/** By what the rows of a table are spread over its partitions. */
export interface PartitionKey {
  strategy: PartitionStrategy;
  columns: readonly PartitionColumn[];
}

export function partitionByClause({ strategy, columns }: PartitionKey): Clause {
  return phrase('partition by', strategy, tuple(columns.map(partitionColumn)));
}

function partitionColumn(column: PartitionColumn): Clause {
  if (typeof column === 'string') {
    return id(column);
  }
  const { collation, operatorClass } = column;
  return phrase(
    column.expression === undefined ? id(column.column) : group(text(column.expression)),
    collation !== undefined && phrase('collate', object(collation)),
    operatorClass !== undefined && object(operatorClass),
  );
}
