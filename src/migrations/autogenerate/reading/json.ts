/** SQL that gives an object of what the expressions give, less those that give null. */
export function jsonOf(fields: Readonly<Record<string, string>>): string {
  const entries = Object.entries(fields).map(([key, expression]) => `'${key}', ${expression}`);
  return `json_strip_nulls(json_build_object(${entries.join(', ')}))`;
}

/** SQL that gives true or null. */
export function flag(condition: string): string {
  return `nullif(${condition}, false)`;
}

/** SQL that gives a name that {@link Reading.nameOf} takes, where the condition holds. */
export function nameWhere(condition: string, schema: string, name: string): string {
  return `case when ${condition} then json_build_object('schema', ${schema}, 'name', ${name}) end`;
}

/** SQL that gives the names of columns of a table by their numbers, in the same order. */
export function columnNames(table: string, numbers: string): string {
  const name = `(select a.attname::text from pg_attribute a where a.attrelid = ${table} and a.attnum = u.number)`;
  return `array(select ${name} from unnest(${numbers}) with ordinality u (number, place) order by u.place)`;
}
