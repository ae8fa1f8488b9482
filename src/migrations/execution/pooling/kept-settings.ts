import { escapeLiteral } from 'pg';

import type { DatabaseClient } from '../../../database/client.js';
import { RESET, setTimeouts, type Timeouts } from '../session-settings.js';

/** Poolers keep these for each of their clients, and take what a reset leaves for what the client wants. */
const KEPT = [
  'application_name',
  'client_encoding',
  'DateStyle',
  'IntervalStyle',
  'standard_conforming_strings',
  'TimeZone',
];

/** Names and values. */
export type KeptSettings = readonly { name: string; value: string }[];

/** What a client of the pooler has, before anything was set. */
export async function readKept(client: DatabaseClient): Promise<KeptSettings> {
  const { rows } = await client.query<{ name: string; value: string }>(
    'select name, current_setting(name) as value from unnest($1::text[]) as name',
    [KEPT],
  );
  return rows;
}

/** Undoes all that a transaction has set, right before it commits. What is left to do has the timeouts again. */
export async function leaveNothing(
  client: DatabaseClient,
  kept: KeptSettings,
  timeouts?: Timeouts,
): Promise<void> {
  const restore = kept.map(({ name, value }) => `set_config('${name}', ${escapeLiteral(value)}, false)`);
  await client.query(`${RESET}; select ${restore.join(', ')}`);
  if (timeouts !== undefined) {
    await setTimeouts(client, timeouts, 'transaction');
  }
}
