import { idOf, qualified, statements, type PartQuery } from '../part.js';
import { IS_USERS_RELATION } from '../user-parts.js';

/** The index of a partitioned table that one of a partition is a part of. */
export function attachment(index: string): string {
  return `(
    select format('alter index %I.%I attach partition ', pn.nspname, p.relname)
      from pg_inherits h join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace
     where h.inhrelid = ${index})`;
}

const INDEX = qualified('n.nspname', 'i.relname');

/** Those that are not a constraint's. */
export const INDEXES: PartQuery = `
select ${idOf('pg_class', 'i.oid')} as id, 'index' as kind, n.nspname || '.' || i.relname as name,
       ${idOf('pg_class', 'c.oid')} as owner,
       ${statements(`pg_get_indexdef(i.oid)`, `${attachment('i.oid')} || ${INDEX}`)} as create,
       ${statements(`case when ${attachment('i.oid')} is null then 'drop index ' || ${INDEX} end`)} as drop
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
  join pg_class c on c.oid = x.indrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_USERS_RELATION} and c.relkind in ('r', 'p', 'm')
   and not exists (
     select from pg_constraint k where k.conindid = i.oid and k.contype in ('p', 'u', 'x'))`;

export const STATISTICS: PartQuery = `
select ${idOf('pg_statistic_ext', 's.oid')} as id, 'statistics' as kind, sn.nspname || '.' || s.stxname as name,
       ${idOf('pg_class', 'c.oid')} as owner,
       ${statements(
         `pg_get_statisticsobjdef(s.oid)`,
         `format('alter statistics %I.%I set statistics ', sn.nspname, s.stxname) || nullif(s.stxstattarget, -1)`,
       )} as create,
       ${statements(`'drop statistics ' || ${qualified('sn.nspname', 's.stxname')}`)} as drop
  from pg_statistic_ext s
  join pg_namespace sn on sn.oid = s.stxnamespace
  join pg_class c on c.oid = s.stxrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_USERS_RELATION}`;
