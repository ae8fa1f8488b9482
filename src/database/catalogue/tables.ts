export interface TableInfo {
  schema: string;
  name: string;
  kind: 'table' | 'partitioned' | 'foreign';
  /** Whether it is a partition of another table. */
  partition: boolean;
  temporary: boolean;
  comment: string | null;
}

/** `$1` is a schema, or null for what a name without a schema reaches. */
export const TABLES = `
select n.nspname as schema, c.relname as name,
       case c.relkind when 'r' then 'table' when 'p' then 'partitioned' else 'foreign' end as kind,
       c.relispartition as partition, c.relpersistence = 't' as temporary,
       obj_description(c.oid, 'pg_class') as comment
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p', 'f')
   and case when $1::name is null
            then pg_table_is_visible(c.oid) and n.nspname not in ('pg_catalog', 'information_schema')
            else n.nspname = $1::name
       end
 order by n.nspname, c.relname`;
