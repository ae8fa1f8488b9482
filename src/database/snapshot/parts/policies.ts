import { idOf, RELATION_NAME, statements, type PartQuery } from '../part.js';
import { IS_USERS_RELATION } from '../user-parts.js';

const ROLES = `(
  select string_agg(case when role = 0 then 'public' else quote_ident(pg_get_userbyid(role)) end, ', ' order by role)
    from unnest(p.polroles) role)`;

export const POLICIES: PartQuery = `
select ${idOf('pg_policy', 'p.oid')} as id, 'policy' as kind, concat_ws('.', n.nspname, c.relname, p.polname) as name,
       ${idOf('pg_class', 'c.oid')} as owner,
       ${statements(
         `concat_ws(' ', format('create policy %I on %s', p.polname, ${RELATION_NAME}),
            case when not p.polpermissive then 'as restrictive' end,
            case p.polcmd when 'r' then 'for select' when 'a' then 'for insert' when 'w' then 'for update'
                          when 'd' then 'for delete' end,
            'to ' || ${ROLES},
            'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
            'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')`,
       )} as create,
       ${statements(`format('drop policy %I on %s', p.polname, ${RELATION_NAME})`)} as drop
  from pg_policy p
  join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_USERS_RELATION}`;
