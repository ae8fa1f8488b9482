export { ColumnBuilder, type ReferenceOptions } from './column-builder.js';
export { ColumnFactory } from './column-factory.js';
export type { ForeignKeyOptions, IndexOptions, ReferentialAction, UnnamedConstraint } from './definitions.js';
export type { Row } from './bulk-insert.js';
export type { AlterColumnOptions, ColumnAlteration, DropTableOptions, Operations } from './operations.js';
export { sql, SqlFragment, type SqlText } from './sql-text.js';
export { TableBuilder } from './table-builder.js';
