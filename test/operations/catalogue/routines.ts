import { isOwn } from './own-schemas.ts';

export const ROUTINES = `
select rtrim(pg_get_functiondef(p.oid), e'\\n')
  from pg_proc p join pg_namespace n on n.oid = pronamespace
 where prokind in ('f', 'p', 'w') and ${isOwn('nspname')}
   and not exists (select from pg_depend where classid = 'pg_proc'::regclass and objid = p.oid and deptype = 'e')`;
