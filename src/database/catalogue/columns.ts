import { RELATION } from './name-parameters.js';

export interface ColumnInfo {
  name: string;
  /** As PostgreSQL writes it, such as `character varying(20)`, `text[]` or the name of a domain. */
  type: string;
  /** False also where the type is a domain that is not null. */
  nullable: boolean;
  /** The expression of its default. A domain may have one of its own beside. */
  default: string | null;
  identity: 'always' | 'by default' | null;
  /** The expression of a generated column, be it stored or virtual. */
  generated: string | null;
  /** Where it is not that of the type. */
  collation: string | null;
  comment: string | null;
  /** Counted from 1, without gaps where columns were dropped. */
  position: number;
}

/** Of a table or a view, named by `$1` and `$2`. */
export const COLUMNS = `
select a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
       not (a.attnotnull or t.typtype = 'd' and t.typnotnull) as nullable,
       case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as default,
       case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
       case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end as generated,
       case when a.attcollation <> t.typcollation then l.collname end as collation,
       col_description(a.attrelid, a.attnum) as comment,
       row_number() over (order by a.attnum)::int as position
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  join pg_type t on t.oid = a.atttypid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join pg_collation l on l.oid = a.attcollation
 where a.attrelid = ${RELATION} and a.attnum > 0 and not a.attisdropped
   and c.relkind in ('r', 'p', 'f', 'v', 'm')
 order by a.attnum`;

/** Whether the table or view, named by `$1` and `$2`, has all the columns `$3`. */
export const HAS_COLUMNS = `
select exists (select from pg_class where oid = ${RELATION} and relkind in ('r', 'p', 'f', 'v', 'm'))
       and not exists (
         select from unnest($3::name[]) as wanted (name)
          where not exists (
            select from pg_attribute
             where attrelid = ${RELATION} and attname = wanted.name and attnum > 0 and not attisdropped
          )
       ) as found`;
