/** An object of the schema as it comes from the catalogue: named by its row there, and not in any order. */
export interface Part {
  /** The catalogue and the OID, such as `pg_class/16384`. */
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The part whose drop takes it along, unless it needs others as well; null where there is none. */
  readonly owner: string | null;
  readonly create: readonly string[];
  readonly drop: readonly string[];
}

/** A query for parts. `$1` are the OIDs of the tables that are left out. */
export type PartQuery = string;

/** A row of a catalogue as the {@link Part.id} of a part. */
export function idOf(catalogue: string, oid: string): string {
  return `'${catalogue}/' || ${oid}`;
}

/** A qualified name, quoted where it has to be. */
export function qualified(schema: string, name: string): string {
  return `format('%I.%I', ${schema}, ${name})`;
}

/** Of a relation `c` in a schema `n`. */
export const RELATION_NAME = qualified('n.nspname', 'c.relname');

/** Statements, without those that are null. */
export function statements(...expressions: readonly string[]): string {
  return `array_remove(array[${expressions.join(', ')}]::text[], null)`;
}

/** Options such as `fillfactor = 70`, with commas between them; null where there are none. */
export function optionList(options: string, prefix = ''): string {
  return `(
    select string_agg('${prefix}' || quote_ident(o.option_name) || ' = ' ||
             case when o.option_value ~ '^([a-z_]+|-?[0-9.]+)$' then o.option_value
                  else quote_literal(o.option_value) end, ', ' order by o.option_name)
      from pg_options_to_table(${options}) o)`;
}

/** Whether the name of a constraint is another one's as well, in its schema: PostgreSQL would not choose it once more. */
export function isTaken(constraint: string): string {
  return `exists (
    select from pg_constraint o
     where o.connamespace = ${constraint}.connamespace and o.conname = ${constraint}.conname and o.oid <> ${constraint}.oid)`;
}
