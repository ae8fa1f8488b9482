/** Whether the schema `n` is the user's: neither one of PostgreSQL's own nor one of temporary tables. */
export const IS_USER_SCHEMA = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`;

/** Whether an object is no part of an extension. */
export function isNoExtensions(catalogue: string, oid: string): string {
  return `not exists (
    select from pg_depend x
     where x.classid = '${catalogue}'::regclass and x.objid = ${oid} and x.deptype = 'e')`;
}

/** The names of the user's schemas, those without tables as well. */
export const USER_SCHEMAS = `select n.nspname as name from pg_namespace n where ${IS_USER_SCHEMA} order by 1`;

/** Of a relation in `pg_class` under this name. */
export function kindOf(relation: string): string {
  return `case ${relation}.relkind when 'r' then 'table' when 'p' then 'partitioned' when 'f' then 'foreign'
                                   when 'm' then 'materialized view' else 'view' end`;
}

export type RelationKind = 'table' | 'partitioned' | 'foreign' | 'materialized view' | 'view';
