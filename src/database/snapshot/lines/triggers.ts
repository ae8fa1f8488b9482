import { IS_USERS_RELATION } from '../user-parts.js';

/** With when they fire: `O` on the origin, `D` nowhere, `A` always, `R` on a replica. */
export const TRIGGERS = `
select concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
  from pg_trigger t join pg_class c on c.oid = tgrelid join pg_namespace n on n.oid = relnamespace
 where not tgisinternal and ${IS_USERS_RELATION}`;

export const RULES = `
select concat_ws(' ', pg_get_ruledef(r.oid), ev_enabled)
  from pg_rewrite r join pg_class c on c.oid = ev_class join pg_namespace n on n.oid = relnamespace
 where rulename <> '_RETURN' and ${IS_USERS_RELATION}`;
