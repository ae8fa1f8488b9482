import type { Node } from 'libpg-query';

import { FileFormatError } from '../../../../errors/file-format.error.js';
import { indexOfByte } from '../../../../sql/byte-offsets.js';
import type { FileRecord } from '../../file-record.js';
import { type Constant, constantOf, locationOf, NO_CONSTANT } from './constants.js';
import type { SqlBatch } from './sql-batch.js';
import { columnsOf } from './sql-table.js';

export interface InsertOfBatch {
  readonly batch: SqlBatch;
  /** Where the statement begins. */
  readonly line: number;
  readonly names: readonly Node[];
  readonly rows: readonly Node[];
  readonly file: string;
  /** Indices by bytes that ascend. */
  readonly toIndex: ReturnType<typeof indexOfByte>;
}

/** The rows of an `insert`, each with the line of its first value. */
export function* insertRows(insert: InsertOfBatch): Generator<FileRecord, void> {
  const { batch, file, line: columnsLine, names, rows, toIndex } = insert;
  const columns = columnsOf(names, itemsOf(rows[0]).length, { file, line: columnsLine });
  for (const row of rows) {
    const items = itemsOf(row);
    const line = batch.lineAt(toIndex(items[0] === undefined ? 0 : locationOf(items[0])));
    ensureWidth(items.length, columns.length, { file, line });
    const values = items.map((item, index) => valueOf(item, columns[index], { file, line }));
    yield { line, columnsLine, columns, values };
  }
}

const itemsOf = (row: Node | undefined) => (row !== undefined && 'List' in row ? (row.List.items ?? []) : []);

interface Place {
  readonly file: string;
  readonly line: number;
}

export function ensureWidth(values: number, columns: number, { file, line }: Place): void {
  if (values !== columns) {
    const counts = `${countOf(values, 'value')} for ${countOf(columns, 'column')}`;
    throw new FileFormatError(file, line, `the row has ${counts}`);
  }
}

const countOf = (count: number, what: string) => (count === 1 ? `1 ${what}` : `${count} ${what}s`);

function valueOf(item: Node, column: string | undefined, { file, line }: Place): Constant {
  const value = constantOf(item);
  if (value === NO_CONSTANT) {
    throw new FileFormatError(file, line, `the value of column "${column}" is no constant`, {
      remedy: 'Write what it comes to: nothing of the file is run.',
    });
  }
  return value;
}
