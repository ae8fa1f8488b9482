import { IS_USERS_RELATION } from '../user-parts.js';

/** Policies, and the tables for which they hold. */
export function policies(nameOf: (role: string) => string): string {
  return `
select concat_ws(' ', 'policy', nspname || '.' || relname || '.' || polname,
         case when not polpermissive then 'restrictive' end, 'for', polcmd, 'to',
         (select string_agg(${nameOf('rolname')}, ', ' order by rolname)
            from unnest(polroles) role left join pg_roles r on r.oid = role),
         'using ' || pg_get_expr(polqual, polrelid), 'with check ' || pg_get_expr(polwithcheck, polrelid))
  from pg_policy join pg_class c on c.oid = polrelid join pg_namespace n on n.oid = relnamespace
 where ${IS_USERS_RELATION}
union all
select concat_ws(' ', 'row level security', nspname || '.' || relname, case when relrowsecurity then 'enabled' end,
         case when relforcerowsecurity then 'forced' end)
  from pg_class c join pg_namespace n on n.oid = relnamespace
 where (relrowsecurity or relforcerowsecurity) and ${IS_USERS_RELATION}`;
}
