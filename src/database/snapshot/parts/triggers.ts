import { idOf, RELATION_NAME, statements, type PartQuery } from '../part.js';
import { IS_USERS_RELATION } from '../user-parts.js';

/** When a trigger or a rule fires, where that is not the default. */
function firing(what: string, name: string, state: string): string {
  return `
case ${state} when 'D' then format('alter table %s disable ${what} %I', ${RELATION_NAME}, ${name})
              when 'A' then format('alter table %s enable always ${what} %I', ${RELATION_NAME}, ${name})
              when 'R' then format('alter table %s enable replica ${what} %I', ${RELATION_NAME}, ${name}) end`;
}

/** Not the copies that PostgreSQL makes for partitions. */
export const TRIGGERS: PartQuery = `
select ${idOf('pg_trigger', 't.oid')} as id, 'trigger' as kind, concat_ws('.', n.nspname, c.relname, t.tgname) as name,
       ${idOf('pg_class', 'c.oid')} as owner,
       ${statements(`pg_get_triggerdef(t.oid)`, firing('trigger', 't.tgname', 't.tgenabled'))} as create,
       ${statements(`format('drop trigger %I on %s', t.tgname, ${RELATION_NAME})`)} as drop
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
 where not t.tgisinternal and t.tgparentid = 0 and c.relkind in ('r', 'p', 'v') and ${IS_USERS_RELATION}`;

/** Those by which a view is a view are not among them. */
export const RULES: PartQuery = `
select ${idOf('pg_rewrite', 'r.oid')} as id, 'rule' as kind, concat_ws('.', n.nspname, c.relname, r.rulename) as name,
       ${idOf('pg_class', 'c.oid')} as owner,
       ${statements(`rtrim(pg_get_ruledef(r.oid), ';')`, firing('rule', 'r.rulename', 'r.ev_enabled'))} as create,
       ${statements(`format('drop rule %I on %s', r.rulename, ${RELATION_NAME})`)} as drop
  from pg_rewrite r
  join pg_class c on c.oid = r.ev_class
  join pg_namespace n on n.oid = c.relnamespace
 where r.rulename <> '_RETURN' and c.relkind in ('r', 'p', 'v') and ${IS_USERS_RELATION}`;
