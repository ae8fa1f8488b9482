import { idOf, optionList, RELATION_NAME, statements, type PartQuery } from '../part.js';
import { IS_USERS_RELATION } from '../user-parts.js';

const KIND = `case c.relkind when 'm' then 'materialized view' else 'view' end`;

/** With what `alter view` can say of a column. */
const DEFAULTS = `array(
  select format('alter view %s alter column %I set default %s', ${RELATION_NAME}, a.attname, pg_get_expr(d.adbin, d.adrelid))
    from pg_attrdef d join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
   where d.adrelid = c.oid and c.relkind = 'v' order by a.attnum)`;

export const VIEWS: PartQuery = `
select ${idOf('pg_class', 'c.oid')} as id, ${KIND} as kind, n.nspname || '.' || c.relname as name, null as owner,
       ${statements(
         `concat_ws(' ', 'create', ${KIND}, ${RELATION_NAME},
            (select 'using ' || quote_ident(am.amname) from pg_am am where am.oid = c.relam and am.amname <> 'heap'),
            'with (' || ${optionList('c.reloptions')} || ')',
            'as' || e'\\n' || rtrim(pg_get_viewdef(c.oid), ';'),
            case when c.relkind = 'm' and not c.relispopulated then 'with no data' end)`,
       )} || ${DEFAULTS} as create,
       ${statements(`format('drop %s %s', ${KIND}, ${RELATION_NAME})`)} as drop
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('v', 'm') and ${IS_USERS_RELATION}`;
