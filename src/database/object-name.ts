import { InvalidObjectNameError } from '../errors/invalid-object-name.error.js';

/**
 * The name of a table, view, type or the like: `name` or `schema.name`; as an object where one of the two holds a dot.
 * Without a schema PostgreSQL looks along the `search_path`.
 */
export type ObjectName = string | { readonly schema?: string; readonly name: string };

/**
 * A name in its parts.
 *
 * @throws InvalidObjectNameError for text that can't be told apart into a schema and a name.
 */
export function splitName(name: ObjectName): { schema?: string; name: string } {
  if (typeof name !== 'string') {
    return name.schema === undefined ? { name: name.name } : { schema: name.schema, name: name.name };
  }
  const parts = name.split('.');
  const [first = '', second] = parts;
  if (parts.length > 2 || parts.includes('')) {
    throw new InvalidObjectNameError(name);
  }
  return second === undefined ? { name: first } : { schema: first, name: second };
}

/** A name for people: `schema.name`. */
export function showName(name: ObjectName): string {
  const { schema, name: own } = splitName(name);
  return schema === undefined ? own : `${schema}.${own}`;
}

/** `name` in the schema of another object. */
export function besideName(other: ObjectName, name: string): ObjectName {
  return joinName(splitName(other).schema, name);
}

/** The simplest {@link ObjectName} of the parts. */
export function joinName(schema: string | undefined, name: string): ObjectName {
  if ([schema, name].some((part) => part === '' || part?.includes('.'))) {
    return schema === undefined ? { name } : { schema, name };
  }
  return schema === undefined ? name : `${schema}.${name}`;
}

export function isSameName(one: ObjectName, other: ObjectName): boolean {
  const [a, b] = [splitName(one), splitName(other)];
  return a.name === b.name && a.schema === b.schema;
}
