import { showName } from '../../../../operations/names.js';
import type { SchemaModel, TableFact } from '../../../model/schema-model.js';
import { pairUp, type Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';
import { perComparison } from '../../shared/per-comparison.js';
import { findTable } from './find-table.js';
import { movesWithItsRows } from './partition-moves.js';

/**
 * What becomes of tables. One that has to be made anew is both dropped and created: PostgreSQL can't alter by what a table is
 * partitioned, or which rows a partition holds. All that is on it goes with it.
 */
export interface TablePlan {
  readonly created: readonly TableFact[];
  readonly dropped: readonly TableFact[];
  readonly kept: readonly Pair<TableFact>[];
}

type Schemas = Readonly<Record<'before' | 'after', Pick<SchemaModel, 'tables'>>>;

export const planTables = perComparison((schemas: Schemas): TablePlan => {
  const { before: was, after: is } = schemas;
  const { gone, added, kept } = pairUp(was.tables, is.tables, ({ name }) => showName(name));
  const anew = kept.filter((pair) => isMadeAnew(pair, schemas));
  return {
    created: [...added, ...anew.map(({ after }) => after)],
    dropped: [...gone, ...anew.map(({ before }) => before)],
    kept: kept.filter((pair) => !anew.includes(pair)),
  };
});

function isMadeAnew({ before, after }: Pair<TableFact>, schemas: Schemas): boolean {
  return (
    !isSame(before.definition.partitionBy, after.definition.partitionBy) ||
    hasOtherKeyTypes({ before, after }) ||
    isOtherPartition({ before, after }, schemas)
  );
}

function hasOtherKeyTypes({ before, after }: Pair<TableFact>): boolean {
  const keys = (before.definition.partitionBy?.columns ?? []).map((column) =>
    typeof column === 'string' ? column : column.column,
  );
  return keys.some((key) => !isSame(typeOf(before, key), typeOf(after, key)));
}

function typeOf({ definition }: TableFact, name: string | undefined): string | undefined {
  return definition.columns.find((column) => column.name === name)?.type;
}

function isOtherPartition({ before, after }: Pair<TableFact>, schemas: Schemas): boolean {
  if (before.partition === undefined || after.partition === undefined) {
    return before.partition !== after.partition && !movesWithItsRows({ before, after }, schemas);
  }
  const parent = { before: parentOf(before, schemas.before), after: parentOf(after, schemas.after) };
  return !isSame(before.partition, after.partition) || isGoneOrMadeAnew(parent, schemas);
}

function parentOf({ partition }: TableFact, { tables }: Pick<SchemaModel, 'tables'>): TableFact | undefined {
  return partition && findTable(tables, partition.of);
}

function isGoneOrMadeAnew({ before, after }: Pair<TableFact | undefined>, schemas: Schemas): boolean {
  return before === undefined || after === undefined || isMadeAnew({ before, after }, schemas);
}
