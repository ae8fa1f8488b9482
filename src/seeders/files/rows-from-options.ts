import type { FileFormat } from './file-format.js';

export interface RowsFromOptions {
  /** Default: by the extension, `.gz` behind it left aside. */
  readonly format?: FileFormat;
  /** Properties (or paths such as `parent.slug`) by the columns that are not named like them. */
  readonly columns?: Readonly<Record<string, string>>;
  /** Columns to leave out. */
  readonly ignore?: readonly string[];
  /** What stands between the fields of CSV. Default: a comma; a tab in TSV. */
  readonly delimiter?: string;
  /** The unquoted field of CSV and TSV that means null. Default: the empty one. Quoted, it is always a text. */
  readonly nulls?: string;
  /** The table to read from SQL, as `name` or `schema.name`. Required where the file has rows of several. */
  readonly table?: string;
}
