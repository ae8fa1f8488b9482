import { withClient } from '../../../src/database/client.js';
import { query } from '../../embedded/query.js';

/** All rows as text and all sequences, of every schema of the user. */
export type State = Record<string, string[]>;

const RELATIONS = `
select c.relkind as kind, format('%I.%I', n.nspname, c.relname) as name
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'S') and c.relpersistence <> 't'
   and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'siskin_clean') order by 2`;

/** What triggers and rules are on, which the cleaning switches. */
const SWITCHES = `
select format('%s %s %s', tgrelid::regclass, tgname, tgenabled) as switch from pg_trigger where not tgisinternal
 union all select format('%s %s %s', ev_class::regclass, rulename, ev_enabled) from pg_rewrite
 union all select format('%s %s', oid::regclass, relforcerowsecurity) from pg_class where relrowsecurity order by 1`;

/** @param url of a superuser, who sees every row. */
export async function stateOf(url: string): Promise<State> {
  return withClient({ connectionString: url }, async (client) => {
    const { rows } = await client.query<{ kind: string; name: string }>(RELATIONS);
    const state: State = { switches: (await query(url, SWITCHES)).map(({ switch: text }) => String(text)) };
    for (const { kind, name } of rows) {
      const columns = kind === 'S' ? `row(last_value, is_called)` : 'r';
      const sql = `select ${columns}::text as row from ${kind === 'S' ? '' : 'only'} ${name} r order by 1`;
      state[name] = (await client.query<{ row: string }>(sql)).rows.map(({ row }) => row);
    }
    return state;
  });
}
