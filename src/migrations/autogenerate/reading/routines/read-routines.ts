import { isUsers } from '../../../../database/snapshot/user-parts.js';
import type { RoutineFact } from '../../model/schema-model.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';
import type { ArgumentRow } from './routine-arguments.js';
import { definitionOf, type DefinitionRow } from './routine-facts.js';

interface Row extends DefinitionRow {
  schema: string;
  name: string;
  argumentTypes: string[];
  comment: string | null;
}

const ARGUMENTS = `(
  select coalesce(json_agg(json_build_object(
           'name', p.proargnames[i], 'type', format_type(type, null), 'mode', coalesce(p.proargmodes[i], 'i'),
           'default', pg_get_function_arg_default(p.oid, i::integer)) order by i), '[]')
    from unnest(coalesce(p.proallargtypes, p.proargtypes::oid[])) with ordinality a (type, i))`;

const TYPES = `array(select format_type(type, null) from unnest(p.proargtypes) with ordinality a (type, i) order by i)`;

/** Any text in a list, in the order of the server's code. The constructors of a range come with it. */
const QUERY = `
select n.nspname::text as schema, p.proname::text as name, ${ARGUMENTS} as arguments, ${TYPES} as "argumentTypes",
       p.prokind as kind, l.lanname::text as language, p.prosrc as body, pg_get_function_sqlbody(p.oid) as "sqlBody",
       format_type(p.prorettype, null) as type, p.proretset as "isSet", p.provolatile as volatility,
       p.proisstrict as strict, p.prosecdef as "securityDefiner", p.proparallel as parallel, p.procost as cost,
       p.prorows as rows, p.proleakproof as leakproof, p.proconfig as settings,
       obj_description(p.oid, 'pg_proc') as comment
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
  join pg_language l on l.oid = p.prolang
 where $1::oid[] is not null and p.prokind in ('f', 'p', 'w') and ${isUsers('pg_proc', 'p.oid')}
   and l.lanname <> 'c' and p.protrftypes is null and p.prosupport::oid = 0
   and not exists (
     select from pg_depend x where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.deptype = 'i')
 order by n.nspname, p.proname, array_to_string(${TYPES}, ', ') collate "C"`;

/**
 * Functions and procedures. Left out is what their definitions can't say: aggregates, functions in C, and those with `transform`
 * or `support`.
 */
export async function readRoutines(reading: Reading): Promise<RoutineFact[]> {
  const rows = await reading.rows<Row & { arguments: ArgumentRow[] }>(QUERY);
  return rows.map((row) =>
    given<RoutineFact>({
      routine: row.kind === 'p' ? 'procedure' : 'function',
      name: reading.name(row.schema, row.name),
      argumentTypes: row.argumentTypes,
      definition: definitionOf(row),
      comment: row.comment ?? undefined,
    }),
  );
}
