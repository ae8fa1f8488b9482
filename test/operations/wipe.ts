import type { Client } from 'pg';

/** Leaves nothing in the database but an empty schema `public`. */
export async function wipe(client: Client): Promise<void> {
  await client.query(WIPE);
}

const WIPE = `
do $$
declare
  name text;
begin
  for name in select extname from pg_extension where extname <> 'plpgsql' loop
    execute format('drop extension if exists %I cascade', name);
  end loop;
  for name in select nspname from pg_namespace where nspname !~ '^(pg_|information_schema$)' loop
    execute format('drop schema %I cascade', name);
  end loop;
  create schema public;
end
$$`;
