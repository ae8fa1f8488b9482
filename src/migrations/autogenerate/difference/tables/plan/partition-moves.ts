import type { ColumnDefinition } from '../../../../operations/columns/column-definition.js';
import type { SchemaModel, TableFact } from '../../../model/schema-model.js';
import type { Pair } from '../../pair-up.js';
import { canonical } from '../../same.js';
import { columnsOf } from './find-table.js';

type Schemas = Readonly<Record<'before' | 'after', Pick<SchemaModel, 'tables'>>>;

/** Whether a table can be attached to, or a partition detached from, a parent: where both have the same columns. */
export function movesWithItsRows({ before, after }: Pair<TableFact>, schemas: Schemas): boolean {
  const was = columnsOf(before, schemas.before.tables);
  const is = columnsOf(after, schemas.after.tables);
  return was.length > 0 && shapeOf(was) === shapeOf(is);
}

function shapeOf(columns: readonly ColumnDefinition[]): string {
  return canonical(columns.map((column) => canonical({ ...column, comment: undefined })).toSorted());
}
