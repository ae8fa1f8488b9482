import { isOwn, roleName } from './own-schemas.ts';

/** What is granted beyond the defaults of PostgreSQL, and what of these is revoked. */
export const PRIVILEGES = `
(with objects as (
  select case relkind when 'S' then 'sequence' else 'table' end as kind, nspname || '.' || relname as name,
         relowner as owner, relacl as acl, (case relkind when 'S' then 's' else 'r' end)::"char" as type
    from pg_class c join pg_namespace n on n.oid = relnamespace
   where relkind in ('r', 'p', 'v', 'm', 'S') and ${isOwn('nspname')}
  union all
  select 'column', nspname || '.' || relname || '.' || attname, relowner, attacl, 'c'
    from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
   where ${isOwn('nspname')}
  union all
  select 'schema', nspname, nspowner, nspacl, 'n'
    from pg_namespace where ${isOwn('nspname')} and nspname <> 'public'
  union all
  select 'routine', p.oid::regprocedure::text, proowner, proacl, 'f'
    from pg_proc p join pg_namespace n on n.oid = pronamespace where ${isOwn('nspname')}
  union all
  select 'type', t.oid::regtype::text, typowner, typacl, 'T'
    from pg_type t join pg_namespace n on n.oid = typnamespace where typtype in ('d', 'e') and ${isOwn('nspname')}
  union all
  select 'database', '', datdba, datacl, 'd' from pg_database where datname = current_database()
  union all
  select 'language', lanname, lanowner, lanacl, 'l' from pg_language
  union all
  select concat_ws(' ', 'future', defaclobjtype, 'of'), concat_ws(' ', ${roleName('rolname')}, 'in ' || nspname),
         defaclrole, defaclacl,
         (case when nspname is not null then 'c' when defaclobjtype = 'S' then 's' else defaclobjtype end)::"char"
    from pg_default_acl join pg_roles r on r.oid = defaclrole left join pg_namespace n on n.oid = defaclnamespace
), granted as (
  select 'privilege' as what, kind, name, e.*
    from objects, lateral (select * from aclexplode(acl) except select * from aclexplode(acldefault(type, owner))) e
   where acl is not null
  union all
  select 'no privilege', kind, name, e.*
    from objects, lateral (select * from aclexplode(acldefault(type, owner)) except select * from aclexplode(acl)) e
   where acl is not null
)
select concat_ws(' ', what, kind, name, lower(privilege_type), ${roleName('rolname')},
         case when is_grantable then 'grantable' end)
  from granted left join pg_roles r on r.oid = grantee)`;
