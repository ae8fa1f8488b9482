import type { RowsFromOptions } from './rows-from-options.js';

/** A row as its file has it. */
export interface FileRecord {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** Where its columns are named. */
  readonly columnsLine: number;
  /** Rows with the same columns share the array where they can. */
  readonly columns: readonly string[];
  /** By the columns; `undefined` for one that is left to its default. */
  readonly values: readonly unknown[];
}

/** A file that is being read. */
export interface FileSource {
  /** The path as it was given. */
  readonly file: string;
  /** Its text, piece by piece, without a byte order mark. */
  readonly text: AsyncIterable<string>;
  readonly options: RowsFromOptions;
}

export type FileReader = (source: FileSource) => AsyncIterable<FileRecord>;
