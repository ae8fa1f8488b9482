/** Schemas and extensions, with the owner of a schema where that is somebody else. */
export const SCHEMAS = `
select concat_ws(' ', 'schema', nspname, 'of ' || nullif(pg_get_userbyid(nspowner), current_user))
  from pg_namespace
 where nspname not like 'pg\\_%' and nspname <> 'information_schema'
union all
select concat_ws(' ', 'extension', extname, extnamespace::regnamespace, extversion)
  from pg_extension
 where extname <> 'plpgsql'`;
