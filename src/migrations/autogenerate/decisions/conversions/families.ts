export const INTEGERS: ReadonlySet<string> = new Set(['smallint', 'integer', 'bigint']);
export const FLOATS: ReadonlySet<string> = new Set(['real', 'double precision']);
export const NUMBERS: ReadonlySet<string> = new Set([...INTEGERS, ...FLOATS, 'numeric']);
export const TEXTS: ReadonlySet<string> = new Set(['text', 'varchar', 'char', 'citext', 'name']);
export const JSONS: ReadonlySet<string> = new Set(['json', 'jsonb']);
export const TIMESTAMPS: ReadonlySet<string> = new Set(['timestamp', 'timestamptz']);
export const TIMES: ReadonlySet<string> = new Set(['time', 'timetz']);

export function only(...names: readonly string[]): ReadonlySet<string> {
  return new Set(names);
}
