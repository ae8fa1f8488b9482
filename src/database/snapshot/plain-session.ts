import type { DatabaseClient } from '../client.js';

/** With these, definitions say the same in every session, and every name in them has its schema. */
const PLAIN = {
  search_path: '',
  quote_all_identifiers: 'off',
  datestyle: 'ISO, YMD',
  intervalstyle: 'postgres',
  timezone: 'UTC',
  bytea_output: 'hex',
  extra_float_digits: '1',
  xmlbinary: 'base64',
};
const NAMES = Object.keys(PLAIN);

const READ = `select current_setting(name) as value from unnest($1::text[]) with ordinality as s (name, place) order by place`;
const SET = `select set_config(name, value, false) from unnest($1::text[], $2::text[]) as s (name, value)`;

/** Does `work` in a session that shows definitions as every other one would; its settings are restored afterwards. */
export async function withPlainSession<T>(client: DatabaseClient, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ value: string }>(READ, [NAMES]);
  await client.query(SET, [NAMES, Object.values(PLAIN)]);
  try {
    return await work();
  } finally {
    // In a transaction that has failed, the rollback restores them.
    await client.query(SET, [NAMES, rows.map(({ value }) => value)]).catch(() => undefined);
  }
}
