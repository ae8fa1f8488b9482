import { idOf, qualified, statements, type PartQuery } from '../part.js';
import { isUsers } from '../user-parts.js';

const KIND = `case p.prokind when 'p' then 'procedure' else 'function' end`;

/** A name that is taken by then is a mistake: nothing is replaced. */
const DEFINITION = `regexp_replace(rtrim(pg_get_functiondef(p.oid), e'\\n'), '^CREATE OR REPLACE', 'create')`;

/** The constructors of a range come with it. */
export const ROUTINES: PartQuery = `
select ${idOf('pg_proc', 'p.oid')} as id, ${KIND} as kind, p.oid::regprocedure::text as name, null as owner,
       ${statements(DEFINITION)} as create,
       ${statements(`format('drop %s %s', ${KIND}, p.oid::regprocedure)`)} as drop
  from pg_proc p
  join pg_namespace n on n.oid = p.pronamespace
 where p.prokind in ('f', 'p', 'w') and ${isUsers('pg_proc', 'p.oid')}
   and not exists (
     select from pg_depend x where x.classid = 'pg_proc'::regclass and x.objid = p.oid and x.deptype = 'i')`;

const ARGUMENTS = `coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*')`;
const IDENTITY = `coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*')`;
const NAME = qualified('n.nspname', 'p.proname');

function routine(option: string, column: string): string {
  return `case when a.${column} <> 0 then (
    select '${option} = ' || format('%I.%I', fn.nspname, f.proname)
      from pg_proc f join pg_namespace fn on fn.oid = f.pronamespace where f.oid = a.${column}) end`;
}

/** Whether a final function may change its state; the default depends on the kind of the aggregate. */
function modify(option: string, column: string): string {
  return `case when a.${column} <> case a.aggkind when 'n' then 'r'::"char" else 'w'::"char" end
               then '${option} = ' || case a.${column} when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end end`;
}

const OPTIONS = `concat_ws(', ',
  ${routine('sfunc', 'aggtransfn')},
  'stype = ' || format_type(a.aggtranstype, null),
  case when a.aggtransspace <> 0 then 'sspace = ' || a.aggtransspace end,
  ${routine('finalfunc', 'aggfinalfn')},
  case when a.aggfinalextra then 'finalfunc_extra' end,
  case when a.aggfinalfn <> 0 then ${modify('finalfunc_modify', 'aggfinalmodify')} end,
  ${routine('combinefunc', 'aggcombinefn')},
  ${routine('serialfunc', 'aggserialfn')},
  ${routine('deserialfunc', 'aggdeserialfn')},
  'initcond = ' || quote_literal(a.agginitval),
  ${routine('msfunc', 'aggmtransfn')},
  ${routine('minvfunc', 'aggminvtransfn')},
  case when a.aggmtranstype <> 0 then 'mstype = ' || format_type(a.aggmtranstype, null) end,
  case when a.aggmtransspace <> 0 then 'msspace = ' || a.aggmtransspace end,
  ${routine('mfinalfunc', 'aggmfinalfn')},
  case when a.aggmfinalextra then 'mfinalfunc_extra' end,
  case when a.aggmfinalfn <> 0 then ${modify('mfinalfunc_modify', 'aggmfinalmodify')} end,
  'minitcond = ' || quote_literal(a.aggminitval),
  case when a.aggsortop <> 0 then (
    select format('sortop = operator(%I.%s)', opn.nspname, o.oprname)
      from pg_operator o join pg_namespace opn on opn.oid = o.oprnamespace where o.oid = a.aggsortop) end,
  case p.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end,
  case when a.aggkind = 'h' then 'hypothetical' end)`;

/** PostgreSQL has no function that shows these. */
export const AGGREGATES: PartQuery = `
select ${idOf('pg_proc', 'p.oid')} as id, 'aggregate' as kind, p.oid::regprocedure::text as name, null as owner,
       ${statements(`format('create aggregate %s(%s) (%s)', ${NAME}, ${ARGUMENTS}, ${OPTIONS})`)} as create,
       ${statements(`format('drop aggregate %s(%s)', ${NAME}, ${IDENTITY})`)} as drop
  from pg_aggregate a
  join pg_proc p on p.oid = a.aggfnoid
  join pg_namespace n on n.oid = p.pronamespace
 where ${isUsers('pg_proc', 'p.oid')}`;
