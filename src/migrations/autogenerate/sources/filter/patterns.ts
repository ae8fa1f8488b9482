/** Whether a table or a schema is meant. */
export type TablePattern = (schema: string, name: string) => boolean;

/**
 * What a pattern means: `*` is any text and `?` any character. Without a dot it is the name of a table in any schema, with
 * one the schema and the name: `audit_*`, `shop.*`, `*.log`.
 */
export function tablePattern(pattern: string): TablePattern {
  const dot = pattern.indexOf('.');
  const name = glob(pattern.slice(dot + 1));
  const schema = dot === -1 ? () => true : glob(pattern.slice(0, dot));
  return (ofSchema, ofName) => schema(ofSchema) && name(ofName);
}

/** As {@link tablePattern}, for a name alone. */
export function glob(pattern: string): (name: string) => boolean {
  const source = pattern
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll('\\*', '.*')
    .replaceAll('\\?', '.');
  const expression = new RegExp(`^${source}$`, 'su');
  return (name) => expression.test(name);
}
