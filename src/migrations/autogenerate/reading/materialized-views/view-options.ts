import type { StorageParameters } from '../../../operations/clauses.js';

export type Options = Readonly<Record<string, string>>;

/** The storage parameters of a relation of `pg_class`, as JSON; null where there are none. */
export function optionsOf(relation: string): string {
  return `(select json_object_agg(option_name, option_value order by option_name) from pg_options_to_table(${relation}.reloptions))`;
}

/** Numbers and booleans as such. */
export function parametersOf(options: Options | null): StorageParameters | undefined {
  return options === null
    ? undefined
    : Object.fromEntries(Object.entries(options).map(([name, value]) => [name, parameterOf(value)]));
}

function parameterOf(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') {
    return value === 'true';
  }
  return String(Number(value)) === value ? Number(value) : value;
}
