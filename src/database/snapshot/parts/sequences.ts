import { idOf, RELATION_NAME, statements, type PartQuery } from '../part.js';
import { IS_OF_EXCEPTED, IS_USERS_RELATION } from '../user-parts.js';

export const LEAST = `case s.seqtypid when 'int2'::regtype then -32768 when 'int4'::regtype then -2147483648
                               else -9223372036854775808 end`;
export const MOST = `case s.seqtypid when 'int2'::regtype then 32767 when 'int4'::regtype then 2147483647
                              else 9223372036854775807 end`;

/** What a sequence `s` says beside its type and PostgreSQL's defaults. */
export const SEQUENCE_OPTIONS = `nullif(concat_ws(' ',
  case when s.seqincrement <> 1 then 'increment by ' || s.seqincrement end,
  case when s.seqmin <> case when s.seqincrement > 0 then 1 else ${LEAST} end then 'minvalue ' || s.seqmin end,
  case when s.seqmax <> case when s.seqincrement > 0 then ${MOST} else -1 end then 'maxvalue ' || s.seqmax end,
  case when s.seqstart <> case when s.seqincrement > 0 then s.seqmin else s.seqmax end then 'start with ' || s.seqstart end,
  case when s.seqcache <> 1 then 'cache ' || s.seqcache end,
  case when s.seqcycle then 'cycle' end), '')`;

const OWNER = `(
  select ${idOf('pg_class', 'd.refobjid')} from pg_depend d
   where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass and d.deptype = 'a')`;

/** Those of serial columns as well, whose table takes them along; not those of identity columns. */
export const SEQUENCES: PartQuery = `
select ${idOf('pg_class', 'c.oid')} as id, 'sequence' as kind, n.nspname || '.' || c.relname as name, ${OWNER} as owner,
       ${statements(
         `concat_ws(' ', 'create', case c.relpersistence when 'u' then 'unlogged' end, 'sequence', ${RELATION_NAME},
            case when s.seqtypid <> 'int8'::regtype then 'as ' || format_type(s.seqtypid, null) end, ${SEQUENCE_OPTIONS})`,
       )} as create,
       ${statements(`case when ${OWNER} is null then 'drop sequence ' || ${RELATION_NAME} end`)} as drop
  from pg_sequence s
  join pg_class c on c.oid = s.seqrelid
  join pg_namespace n on n.oid = c.relnamespace
 where ${IS_USERS_RELATION} and not ${IS_OF_EXCEPTED}
   and not exists (
     select from pg_depend x where x.classid = 'pg_class'::regclass and x.objid = c.oid and x.deptype = 'i')`;
