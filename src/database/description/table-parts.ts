import { RELATION } from '../catalogue/name-parameters.js';

export interface TriggerInfo {
  name: string;
  /** Replication runs those of `replica` and `always`, the application those of `enabled` and `always`. */
  state: 'enabled' | 'disabled' | 'replica' | 'always';
  /** The statement that makes it. */
  definition: string;
}

export interface PolicyInfo {
  name: string;
  permissive: boolean;
  command: 'all' | 'select' | 'insert' | 'update' | 'delete';
  /** `public` is everybody. */
  roles: string[];
  /** What rows have to meet to be seen. */
  using: string | null;
  /** What rows have to meet to be written. */
  check: string | null;
}

/** Each is of a table named by `$1` and `$2`. */
export const INDEX_SIZES = `
select i.relname as name,
       (select sum(pg_relation_size(member.oid))::float8
          from (select i.oid union select relid from pg_partition_tree(i.oid)) as member (oid)) as size
  from pg_index x
  join pg_class i on i.oid = x.indexrelid
 where x.indrelid = ${RELATION}`;

export const TRIGGERS = `
select tgname as name,
       case tgenabled when 'O' then 'enabled' when 'D' then 'disabled'
                      when 'R' then 'replica' else 'always' end as state,
       pg_get_triggerdef(oid) as definition
  from pg_trigger
 where tgrelid = ${RELATION} and not tgisinternal
 order by tgname`;

export const POLICIES = `
select p.polname as name, p.polpermissive as permissive,
       case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
                     when 'd' then 'delete' else 'all' end as command,
       array(select coalesce(r.rolname::text, 'public')
               from unnest(p.polroles) as role (oid) left join pg_roles r on r.oid = role.oid
              order by 1) as roles,
       pg_get_expr(p.polqual, p.polrelid) as using, pg_get_expr(p.polwithcheck, p.polrelid) as check
  from pg_policy p
 where p.polrelid = ${RELATION}
 order by p.polname`;

/** By their bounds as text, the default one last. */
export const PARTITIONS = `
select n.nspname as schema, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bounds
  from pg_inherits h
  join pg_class c on c.oid = h.inhrelid
  join pg_namespace n on n.oid = c.relnamespace
 where h.inhparent = ${RELATION} and c.relispartition
 order by pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT', 3, 1, 2`;
