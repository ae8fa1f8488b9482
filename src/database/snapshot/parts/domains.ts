import { idOf, isTaken, qualified, statements, type PartQuery } from '../part.js';
import { isUsers } from '../user-parts.js';

const NAME = qualified('n.nspname', 't.typname');

/** PostgreSQL 17 and later name what says that it is not null. */
const NOT_NULL = `
case when t.typnotnull then concat_ws(' ', (
  select format('constraint %I', k.conname) from pg_constraint k
   where k.contypid = t.oid and k.contype = 'n' and (k.conname <> t.typname || '_not_null' or ${isTaken('k')})), 'not null') end`;

const CHECKS = `(
  select string_agg(format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)), ' ' order by k.conname)
    from pg_constraint k where k.contypid = t.oid and k.contype = 'c' and k.convalidated)`;

/** These can only be added to a domain that is there. */
const UNCHECKED = `array(
  select format('alter domain %s add constraint %I %s', ${NAME}, k.conname, pg_get_constraintdef(k.oid))
    from pg_constraint k where k.contypid = t.oid and k.contype = 'c' and not k.convalidated order by k.conname)`;

export const DOMAINS: PartQuery = `
select ${idOf('pg_type', 't.oid')} as id, 'domain' as kind, n.nspname || '.' || t.typname as name, null as owner,
       ${statements(
         `concat_ws(' ', 'create domain', ${NAME}, 'as', format_type(t.typbasetype, t.typtypmod),
            case when t.typcollation <> b.typcollation then 'collate ' || t.typcollation::regcollation end,
            'default ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)),
            ${NOT_NULL}, ${CHECKS})`,
       )} || ${UNCHECKED} as create,
       ${statements(`'drop domain ' || ${NAME}`)} as drop
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
  join pg_type b on b.oid = t.typbasetype
 where t.typtype = 'd' and ${isUsers('pg_type', 't.oid')}`;
