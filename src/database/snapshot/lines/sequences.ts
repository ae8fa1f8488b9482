import { IS_OF_EXCEPTED, IS_USERS_RELATION } from '../user-parts.js';

/** Sequences, but for those of identity columns. What they are at is data. */
export const SEQUENCES = `
select line
  from (
    select c.oid, n.nspname || '.' || c.relname as name, c.relpersistence, s.*
      from pg_sequence s
      join pg_class c on c.oid = seqrelid
      join pg_namespace n on n.oid = relnamespace
     where ${IS_USERS_RELATION} and not ${IS_OF_EXCEPTED}
       and not exists (
         select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid and deptype = 'i'
       )
  ) sequences
 cross join lateral (
    select concat_ws(' ', 'sequence', name, case relpersistence when 'u' then 'unlogged' end, seqtypid::regtype,
             seqstart, seqincrement, seqmin, seqmax, seqcache, case when seqcycle then 'cycle' end,
             'owned by ' || (
               select refobjid::regclass || '.' || attname
                 from pg_depend join pg_attribute on attrelid = refobjid and attnum = refobjsubid
                where classid = 'pg_class'::regclass and objid = sequences.oid and deptype = 'a'))
  ) as lines (line)`;
