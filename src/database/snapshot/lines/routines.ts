import { isUsers } from '../user-parts.js';

export const ROUTINES = `
select rtrim(pg_get_functiondef(p.oid), e'\\n')
  from pg_proc p join pg_namespace n on n.oid = pronamespace
 where prokind in ('f', 'p', 'w') and ${isUsers('pg_proc', 'p.oid')}`;

/** With all that PostgreSQL's catalogue holds of them, whatever the release: routines and types by name. */
export const AGGREGATES = `
select concat_ws(' ', 'aggregate', p.oid::regprocedure, pg_get_function_arguments(p.oid), p.proparallel,
         (select string_agg(key || ' ' || value, ' ' order by key)
            from jsonb_each_text(to_jsonb(a) - 'aggfnoid' - 'aggtranstype' - 'aggmtranstype' - 'aggsortop')
           where value not in ('0', '-', 'false')),
         'type ' || format_type(a.aggtranstype, null), 'moving type ' || format_type(nullif(a.aggmtranstype, 0), null),
         'sorted by ' || nullif(a.aggsortop, 0)::regoperator)
  from pg_aggregate a join pg_proc p on p.oid = a.aggfnoid join pg_namespace n on n.oid = pronamespace
 where ${isUsers('pg_proc', 'p.oid')}`;
