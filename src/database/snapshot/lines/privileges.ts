import { IS_USER_SCHEMA } from '../../description/user-objects.js';
import { IS_USERS_RELATION, isUsers } from '../user-parts.js';
import { roleName } from './role-name.js';

/** What is granted beyond the defaults of PostgreSQL, and what of these is revoked. */
export const PRIVILEGES = `
(with objects as (
  select case relkind when 'S' then 'sequence' else 'table' end as kind, nspname || '.' || relname as name,
         relowner as owner, relacl as acl, (case relkind when 'S' then 's' else 'r' end)::"char" as type
    from pg_class c join pg_namespace n on n.oid = relnamespace
   where relkind in ('r', 'p', 'v', 'm', 'S') and ${IS_USERS_RELATION}
  union all
  select 'column', nspname || '.' || relname || '.' || attname, relowner, attacl, 'c'
    from pg_attribute join pg_class c on c.oid = attrelid join pg_namespace n on n.oid = relnamespace
   where ${IS_USERS_RELATION}
  union all
  select 'schema', nspname, nspowner, nspacl, 'n'
    from pg_namespace n where ${IS_USER_SCHEMA} and nspname <> 'public'
  union all
  select 'routine', p.oid::regprocedure::text, proowner, proacl, 'f'
    from pg_proc p join pg_namespace n on n.oid = pronamespace where ${isUsers('pg_proc', 'p.oid')}
  union all
  select 'type', t.oid::regtype::text, typowner, typacl, 'T'
    from pg_type t join pg_namespace n on n.oid = typnamespace
   where typtype in ('d', 'e') and ${isUsers('pg_type', 't.oid')}
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

/** Of schemas and tables, where that is somebody else. */
export const OWNERS = `
select concat_ws(' ', 'owner of schema', nspname, pg_get_userbyid(nspowner))
  from pg_namespace n
 where ${IS_USER_SCHEMA} and nspname <> 'public' and pg_get_userbyid(nspowner) <> current_user
union all
select 'owner of ' || c.oid::regclass || ' ' || pg_get_userbyid(c.relowner)
  from pg_class c join pg_namespace n on n.oid = relnamespace
 where c.relkind in ('r', 'p') and pg_get_userbyid(c.relowner) <> current_user and ${IS_USERS_RELATION}`;
