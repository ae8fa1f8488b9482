import { asFragment, SqlFragment } from '../sql-text.js';
import type { DefaultDefinition } from './column-definition.js';

/** A default as calls take it: a value, or SQL by the `sql` tag. */
export type DefaultValue = string | number | boolean | bigint | Date | object | SqlFragment;

export function toDefault(given: DefaultValue): DefaultDefinition {
  return given instanceof SqlFragment ? { sql: given } : { value: given };
}

/** The default as calls take it, where there is one. */
export function defaultSource(definition: DefaultDefinition | null | undefined): unknown {
  if (definition === undefined || definition === null) {
    return definition;
  }
  return 'sql' in definition ? asFragment(definition.sql) : definition.value;
}
