import { splitName, type ObjectName } from '../object-name.js';

/** The values of `$1` and `$2` in {@link RELATION}, {@link TYPE} and {@link ROUTINE}. */
export function nameParameters(name: ObjectName): [schema: string | null, name: string] {
  const { schema = null, name: own } = splitName(name);
  return [schema, own];
}

const QUOTED = `concat_ws('.', quote_ident($1::name), quote_ident($2::name))`;

/** The OID of a table, view, index or sequence; null where there is none. */
export const RELATION = `to_regclass(${QUOTED})`;

/** The OID of a type; null where there is none. */
export const TYPE = `to_regtype(${QUOTED})`;
