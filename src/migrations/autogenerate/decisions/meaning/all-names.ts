import { showName } from '../../../operations/names.js';
import type { SchemaModel } from '../../model/schema-model.js';
import { columnName } from '../pairing/pair-columns.js';
import { valueName } from '../pairing/pair-enums.js';

/** The names of all of which something can be decided. */
export function allNames({ tables, enums }: SchemaModel): Set<string> {
  return new Set([
    ...tables.map(({ name }) => showName(name)),
    ...tables.flatMap(({ name, definition }) =>
      definition.columns.map((column) => columnName(name, column.name)),
    ),
    ...enums.flatMap(({ name, values }) => values.map((value) => valueName(name, value))),
  ]);
}
