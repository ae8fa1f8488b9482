import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../client.js';

export const SCRATCH_PREFIX = 'siskin_scratch_';
const MADE = 'A scratch database of siskin, made at';

/** Says of a scratch database when it was made, such that {@link dropLeftovers} knows it. */
export async function markScratch(client: DatabaseClient, name: string): Promise<void> {
  const { rows } = await client.query<{ comment: string }>(
    `select quote_literal($1 || ' ' || to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) as comment`,
    [MADE],
  );
  await client.query(`comment on database ${escapeIdentifier(name)} is ${rows[0]?.comment}`);
}

const LEFTOVERS = `
select datname as name
  from pg_database d, shobj_description(d.oid, 'pg_database') as comment
 where starts_with(datname, $1) and starts_with(comment, $2)
   and case when comment ~ 'Z$' then substring(comment from '(\\S+)$')::timestamptz < now() - interval '1 hour' end
   and not exists (select from pg_stat_activity a where a.datid = d.oid)`;

/** Drops the scratch databases that killed runs have left an hour ago or earlier, as far as the role may do so. */
export async function dropLeftovers(client: DatabaseClient): Promise<void> {
  const { rows } = await client.query<{ name: string }>(LEFTOVERS, [SCRATCH_PREFIX, MADE]);
  for (const { name } of rows) {
    // Somebody else may be at it, or own it.
    await client.query(`drop database if exists ${escapeIdentifier(name)}`).catch(() => undefined);
  }
}
