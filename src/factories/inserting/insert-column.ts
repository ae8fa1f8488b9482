import { type EntityProperty, JsonType, type Platform } from '@mikro-orm/core';

import type { Column } from '../../entity-rows/table.js';

/** A column that is written, and what for. */
export interface InsertColumn {
  readonly column: Column;
  readonly property: EntityProperty;
  /** With a dot before each part of it, such as `address.city`. */
  readonly path: string;
  /** Makes the value of the column from the text, where the custom type has SQL for that. */
  readonly sql: string | undefined;
}

/** What stands for the text in {@link InsertColumn.sql}. */
const TEXT = '"siskin text"';

export function sqlOf(
  { hasConvertToDatabaseValueSQL, customType }: EntityProperty,
  platform: Platform,
): string | undefined {
  // That of JSON only casts.
  return hasConvertToDatabaseValueSQL && !(customType instanceof JsonType)
    ? customType?.convertToDatabaseValueSQL?.(TEXT, platform)
    : undefined;
}

/** The value of a column, from one of text. */
export function valueFrom({ sql }: InsertColumn, name: string): string {
  return sql === undefined
    ? name
    : `case when ${name} is not null then ${sql.replaceAll(TEXT, () => name)} end`;
}
