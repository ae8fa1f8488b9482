/** The usual names of types that PostgreSQL writes out. */
const SHORT_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^character varying(?=\W|$)/, 'varchar'],
  [/^character(?=\W|$)/, 'char'],
  [/^bit varying(?=\W|$)/, 'varbit'],
  [/^(timestamp|time)(\(\d+\))? with time zone/, '$1tz$2'],
  [/^(timestamp|time)(\(\d+\))? without time zone/, '$1$2'],
  [/^numeric\((\d+),0\)/, 'numeric($1)'],
  [/^numeric\((\d+),(-?\d+)\)/, 'numeric($1, $2)'],
];

/** A type as people write it and column builders give it, from what `format_type` gives: `varchar(20)`, `timestamptz[]`. */
export function shortType(type: string): string {
  return SHORT_NAMES.reduce((short, [long, name]) => short.replace(long, name), type);
}
