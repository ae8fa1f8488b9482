import { escapeLiteral } from 'pg';

import type { DatabaseClient } from '../../../database/client.js';

/** Poolers keep these for each of their clients, and take what a reset leaves for what the client wants. */
const KEPT = [
  'application_name',
  'client_encoding',
  'DateStyle',
  'IntervalStyle',
  'standard_conforming_strings',
  'TimeZone',
];

/** `reset all` leaves the role as it is. */
export const RESET = 'reset all; reset session authorization; reset role';

/** Names and values. */
export type KeptSettings = readonly { name: string; value: string }[];

/** What a connection has, before anything was set. */
export async function readKept(client: DatabaseClient): Promise<KeptSettings> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [KEPT],
  );
  return rows;
}

/** Undoes all that was set, and sets nothing that is as it should be: what is set after a reset would stay. */
export function resetTo(kept: KeptSettings): string {
  const values = kept.map(({ name, value }) => `('${name}', ${escapeLiteral(value)})`);
  return values.length === 0
    ? RESET
    : `${RESET}; select set_config(name, value, false) from (values ${values.join(', ')}) as kept (name, value)
        where current_setting(name) <> value`;
}
