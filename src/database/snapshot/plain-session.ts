import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from '../client.js';

/** With these, definitions say the same in every session. */
const PLAIN = {
  quote_all_identifiers: 'off',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  xmlbinary: 'base64',
};
const NAMES = ['search_path', ...Object.keys(PLAIN)];

const READ = `select current_setting(name) as value from unnest($1::text[]) with ordinality as s (name, place) order by place`;
const SET = `select set_config(name, value, false) from unnest($1::text[], $2::text[]) as s (name, value)`;

/**
 * Does `work` in a session that shows definitions as every other one would; its settings are restored afterwards.
 *
 * @param schema names in it are written without it. Default: none, every name has its schema.
 */
export async function withPlainSession<T>(
  client: DatabaseClient,
  work: () => Promise<T>,
  schema?: string,
): Promise<T> {
  const searchPath = schema === undefined ? '' : escapeIdentifier(schema);
  const { rows } = await client.query<{ value: string }>(READ, [NAMES]);
  await client.query(SET, [NAMES, [searchPath, ...Object.values(PLAIN)]]);
  try {
    return await work();
  } finally {
    // In a transaction that has failed, the rollback restores them.
    await client.query(SET, [NAMES, rows.map(({ value }) => value)]).catch(() => undefined);
  }
}
