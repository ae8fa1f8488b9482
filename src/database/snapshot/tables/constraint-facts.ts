import { attachment } from '../parts/indexes.js';
import { IS_USERS_RELATION } from '../user-parts.js';

export interface ConstraintFact {
  oid: string;
  table: string;
  /** Quoted. */
  sql: string;
  name: string;
  kind: 'primary key' | 'unique' | 'exclusion' | 'check' | 'foreign key';
  definition: string;
  /** Whether `create table` can say it. */
  inline: boolean;
  /** What makes its index a part of that of the partitioned table. */
  attach: string | null;
  /** Whether the table itself has it, be it beside those that it inherits from. */
  local: boolean;
}

const KIND = `case k.contype when 'p' then 'primary key' when 'u' then 'unique' when 'x' then 'exclusion'
                             when 'c' then 'check' else 'foreign key' end`;

/** The foreign keys of partitions and to partitions that come with that of the partitioned table are not among them. */
export const CONSTRAINTS = `
select k.oid::text as oid, c.oid::text as table, quote_ident(k.conname) as sql, k.conname::text as name, ${KIND} as kind,
       pg_get_constraintdef(k.oid) as definition,
       case k.contype when 'f' then false when 'c' then k.convalidated or not coalesce((f ->> 'conenforced')::boolean, true)
                      else c.relkind = 'r' and not c.relispartition end as inline,
       case when k.contype in ('p', 'u', 'x')
            then ${attachment('k.conindid')} || format('%I.%I', n.nspname, k.conname) end as attach,
       k.conislocal as local
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace,
       to_jsonb(k) f
 where k.contype in ('p', 'u', 'x', 'c', 'f') and (k.contype <> 'f' or k.conparentid = 0)
   and c.relkind in ('r', 'p') and c.relpersistence <> 't' and ${IS_USERS_RELATION}
 order by array_position(array['p', 'u', 'x', 'c', 'f'], k.contype::text), k.conname`;
