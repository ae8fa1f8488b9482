/**
 * `name` or `schema.name`; an object where the name itself holds a dot. A name without a schema is looked up through the
 * `search_path`, as PostgreSQL does it: the first schema that has it, temporary objects before all others.
 */
export type ObjectName = string | { readonly schema?: string; readonly name: string };

/** The values of `$1` and `$2` in {@link RELATION}, {@link TYPE} and {@link ROUTINE}. */
export function nameParameters(name: ObjectName): [schema: string | null, name: string] {
  if (typeof name !== 'string') {
    return [name.schema ?? null, name.name];
  }
  const dot = name.indexOf('.');
  return dot === -1 ? [null, name] : [name.slice(0, dot), name.slice(dot + 1)];
}

const QUOTED = `concat_ws('.', quote_ident($1::name), quote_ident($2::name))`;

/** The OID of a table, view, index or sequence; null where there is none. */
export const RELATION = `to_regclass(${QUOTED})`;

/** The OID of a type; null where there is none. */
export const TYPE = `to_regtype(${QUOTED})`;
