export type { CatalogueQuery } from './catalogue-query.js';
export type { ColumnInfo } from './columns.js';
export type { ConstraintInfo } from './constraints.js';
export type { ForeignKeyAction, ForeignKeyInfo, IncomingForeignKeyInfo } from './foreign-keys.js';
export type { IndexInfo } from './indexes.js';
export { Inspector } from './inspector.js';
export type { TableInfo } from './tables.js';
