export type { FileFormat } from './file-format.js';
export { FileRows } from './file-rows.js';
export { rowsFrom } from './rows-from.js';
export type { RowsFromOptions } from './rows-from-options.js';
