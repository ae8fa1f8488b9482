import type { DatabaseClient } from '../../database/client.js';
import type { Repeatable } from './repeatable.js';

/** The revisions of which an object is not there that they created. */
export async function findGone(
  client: DatabaseClient,
  repeatables: readonly Repeatable[],
): Promise<Set<string>> {
  const { rows } = await client.query<{ revision: string }>(GONE, goneParameters(repeatables));
  return new Set(rows.map(({ revision }) => revision));
}

/** The values of {@link GONE}. */
export function goneParameters(repeatables: readonly Repeatable[]): (string | null)[][] {
  const objects = repeatables.flatMap(({ revision, creates }) =>
    creates.map((object) => ({ revision, ...object })),
  );
  return [
    objects.map(({ revision }) => revision),
    objects.map(({ type }) => type),
    objects.map(({ name }) => name),
    objects.map(({ table = null }) => table),
  ];
}

/** The revisions that an object is gone of. `parse_ident` reads a name as SQL does: it folds what is not quoted. */
export const GONE = `
select distinct revision
  from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as given (revision, type, name, on_table),
       lateral (select parse_ident(name) as path) parsed,
       lateral (select path[cardinality(path)] as own, case cardinality(path) when 2 then path[1] end as schema) named
 where not case type
   when 'relation' then exists (
     select from pg_class c join pg_namespace n on n.oid = relnamespace
      where relname = own and case when schema is null then pg_table_is_visible(c.oid) else nspname = schema end)
   when 'routine' then exists (
     select from pg_proc p join pg_namespace n on n.oid = pronamespace
      where proname = own and case when schema is null then pg_function_is_visible(p.oid) else nspname = schema end)
   when 'trigger' then exists (select from pg_trigger where tgname = own and tgrelid = to_regclass(on_table))
   else exists (select from pg_policy where polname = own and polrelid = to_regclass(on_table))
 end`;
