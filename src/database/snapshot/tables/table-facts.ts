import { optionList, RELATION_NAME } from '../part.js';
import { IS_USERS_RELATION } from '../user-parts.js';

export interface TableFact {
  oid: string;
  /** Quoted, with its schema. */
  sql: string;
  /** For people. */
  name: string;
  unlogged: boolean;
  /** `using …`, where it is not the default. */
  method: string | null;
  /** `name = value, …` */
  options: string | null;
  partitionKey: string | null;
  /** The rows that it holds as a partition: `for values …`. */
  bound: string | null;
  /** Quoted; in their order, with their OIDs. */
  parents: string[];
  parentOids: string[];
  ofType: string | null;
  rowSecurity: boolean;
  forcedSecurity: boolean;
  /** `full` or `nothing`, where it is one of them. */
  replicaIdentity: string | null;
}

const PARENTS = `pg_inherits h join pg_class p on p.oid = h.inhparent join pg_namespace pn on pn.oid = p.relnamespace
                 where h.inhrelid = c.oid`;

export const TABLES = `
select c.oid::text as oid, ${RELATION_NAME} as sql, n.nspname || '.' || c.relname as name,
       c.relpersistence = 'u' as unlogged,
       (select 'using ' || quote_ident(am.amname) from pg_am am where am.oid = c.relam and am.amname <> 'heap') as method,
       nullif(concat_ws(', ', ${optionList('c.reloptions')},
         (select ${optionList('toast.reloptions', 'toast.')} from pg_class toast where toast.oid = c.reltoastrelid)), '') as options,
       pg_get_partkeydef(c.oid) as "partitionKey",
       case when c.relispartition then pg_get_expr(c.relpartbound, c.oid) end as bound,
       array(select format('%I.%I', pn.nspname, p.relname) from ${PARENTS} order by h.inhseqno) as parents,
       array(select p.oid::text from ${PARENTS} order by h.inhseqno) as "parentOids",
       case when c.reloftype <> 0 then format_type(c.reloftype, null) end as "ofType",
       c.relrowsecurity as "rowSecurity", c.relforcerowsecurity as "forcedSecurity",
       case c.relreplident when 'f' then 'full' when 'n' then 'nothing' end as "replicaIdentity"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and c.relpersistence <> 't' and ${IS_USERS_RELATION}`;
