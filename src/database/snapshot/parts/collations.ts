import { idOf, qualified, statements, type PartQuery } from '../part.js';
import { isUsers } from '../user-parts.js';

const NAME = qualified('n.nspname', 'c.collname');

/** The columns are named after other things from release to release. */
const LOCALE = `coalesce(f ->> 'colllocale', f ->> 'colliculocale', f ->> 'collcollate')`;

export const COLLATIONS: PartQuery = `
select ${idOf('pg_collation', 'c.oid')} as id, 'collation' as kind, n.nspname || '.' || c.collname as name, null as owner,
       ${statements(
         `format('create collation %s (%s)', ${NAME}, concat_ws(', ',
            'provider = ' || case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end,
            case when c.collprovider = 'c' then format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)
                 else format('locale = %L', ${LOCALE}) end,
            'rules = ' || quote_literal(f ->> 'collicurules'),
            case when not c.collisdeterministic then 'deterministic = false' end))`,
       )} as create,
       ${statements(`'drop collation ' || ${NAME}`)} as drop
  from pg_collation c
  join pg_namespace n on n.oid = c.collnamespace,
       to_jsonb(c) f
 where ${isUsers('pg_collation', 'c.oid')}`;
