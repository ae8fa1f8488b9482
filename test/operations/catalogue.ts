import { escapeIdentifier, type Client } from 'pg';

import { COMMENTS } from './catalogue/comments.ts';
import { PARTITIONS } from './catalogue/partitions.ts';
import { POLICIES } from './catalogue/policies.ts';
import { PRIVILEGES } from './catalogue/privileges.ts';
import { ROUTINES } from './catalogue/routines.ts';
import { SCHEMAS } from './catalogue/schemas.ts';
import { SEQUENCES } from './catalogue/sequences.ts';
import { TABLE_SETTINGS } from './catalogue/table-settings.ts';
import { TRIGGERS } from './catalogue/triggers.ts';
import { TYPES } from './catalogue/types.ts';
import { VIEWS } from './catalogue/views.ts';

/** What a database holds, a line each: objects and rows. */
export type Catalogue = readonly string[];

/** In the schemas that are not PostgreSQL's own; all names in definitions are qualified. */
export async function readCatalogue(client: Client): Promise<Catalogue> {
  const path = await client.query<{ path: string }>("select current_setting('search_path') as path");
  await client.query("select set_config('search_path', '', false)");
  // Planned once: planning it takes longer than running it.
  const { rows } = await client.query<{ line: string }>({
    name: 'catalogue',
    text: BRANCHES.join(' union all '),
  });
  await client.query("select set_config('search_path', $1, false)", [path.rows[0]?.path]);
  return [...rows.map(({ line }) => line), ...(await readRows(client))];
}

/** What is gone, marked with `-`, then what is new, marked with `+`. */
export function changes(before: Catalogue, after: Catalogue): string[] {
  const gone = without(before, after).map((line) => `- ${line}`);
  const added = without(after, before).map((line) => `+ ${line}`);
  return [...gone, ...added].toSorted();
}

/** Equal lines, such as equal rows, count one by one. */
function without(lines: Catalogue, others: Catalogue): string[] {
  const left = new Map<string, number>();
  others.forEach((line) => left.set(line, (left.get(line) ?? 0) + 1));
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

export function rowLine(table: string, row: object): string {
  return `row ${table} ${JSON.stringify(row, Object.keys(row).toSorted())}`;
}

const OBJECTS = `
with tables as (
  select (select array_agg(setting order by setting) from unnest(c.reloptions) setting) as reloptions, c.oid, c.relkind, c.relpersistence, n.nspname || '.' || c.relname as name
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema'
)
select concat_ws(' ', 'table', name, case relpersistence when 'u' then 'unlogged' end, reloptions::text) as line from tables
union all
select concat_ws(' ', 'column', name || '.' || attname, format_type(atttypid, atttypmod),
         case when attcollation <> typcollation then 'collate ' || attcollation::regcollation end,
         case when attnotnull then 'not null' end,
         case attidentity when 'a' then 'identity always' when 'd' then 'identity by default' end,
         case attgenerated when 's' then 'generated' when 'v' then 'generated virtual'
           else case when atthasdef then 'default' end end,
         pg_get_expr(adbin, adrelid),
         case when attstorage <> typstorage then 'storage ' || attstorage::text end,
         case when attcompression <> '' then 'compression ' || attcompression::text end,
         'statistics ' || nullif(attstattarget, -1))
  from tables
  join pg_attribute on attrelid = tables.oid and attnum > 0 and not attisdropped
  join pg_type t on t.oid = atttypid
  left join pg_attrdef on adrelid = attrelid and adnum = attnum
union all
select 'constraint ' || name || ' ' || conname || ' ' || pg_get_constraintdef(c.oid)
  from tables join pg_constraint c on conrelid = tables.oid
 where contype in ('p', 'u', 'c', 'f', 'x')
union all
select concat_ws(' ', 'sequence of', name || '.' || attname, seqtypid::regtype, seqstart, seqincrement, seqmin,
         seqmax, seqcache, case when seqcycle then 'cycle' end)
  from tables
  join pg_depend on refclassid = 'pg_class'::regclass and refobjid = tables.oid and deptype in ('a', 'i')
  join pg_sequence on seqrelid = objid and classid = 'pg_class'::regclass
  join pg_attribute on attrelid = tables.oid and attnum = refobjsubid
union all
select concat_ws(' ', 'comment', case when objsubid = 0 then 'table' else 'column' end,
         concat_ws('.', name, attname), description)
  from tables
  join pg_description on classoid = 'pg_class'::regclass and objoid = tables.oid
  left join pg_attribute on attrelid = tables.oid and attnum = objsubid and objsubid > 0
union all
select 'index ' || pg_get_indexdef(indexrelid) from tables join pg_index on indrelid = tables.oid`;

const BRANCHES = [
  OBJECTS,
  COMMENTS,
  PARTITIONS,
  POLICIES,
  PRIVILEGES,
  ROUTINES,
  SCHEMAS,
  SEQUENCES,
  TABLE_SETTINGS,
  TRIGGERS,
  TYPES,
  VIEWS,
];

async function readRows(client: Client): Promise<string[]> {
  const { rows: tables } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, tablename as name from pg_tables
      where schemaname not like 'pg\\_%' and schemaname <> 'information_schema'`,
  );
  const lines: string[] = [];
  for (const { schema, name } of tables) {
    const { rows } = await client.query<{ row: object }>(
      `select to_jsonb(t) as row from ${escapeIdentifier(schema)}.${escapeIdentifier(name)} t`,
    );
    lines.push(...rows.map(({ row }) => rowLine(`${schema}.${name}`, row)));
  }
  return lines;
}
