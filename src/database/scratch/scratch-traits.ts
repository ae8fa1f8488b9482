import { escapeIdentifier, escapeLiteral } from 'pg';

import type { DatabaseClient } from '../client.js';
import { withTransaction } from '../transaction.js';

/** Of `pg_database`, whose columns differ from release to release. */
interface DatabaseTraits {
  encoding: string;
  datcollate: string;
  datctype: string;
  datlocprovider?: string;
  /** Of 15 and 16. */
  daticulocale?: string | null;
  /** Of 17 and later. */
  datlocale?: string | null;
  daticurules?: string | null;
}

const TRAITS = `
select to_jsonb(d) || jsonb_build_object('encoding', pg_encoding_to_char(d.encoding)) as traits
  from pg_database d where d.datname = current_database()`;

const SETTINGS = `
select split_part(setting, '=', 1) as name, substr(setting, strpos(setting, '=') + 1) as value
  from pg_db_role_setting, unnest(setconfig) setting
 where setrole = 0 and setdatabase = (select oid from pg_database where datname = current_database())`;

/** What makes a new database sort and spell as the one that the client is connected to. */
export async function readTraits(client: DatabaseClient): Promise<string> {
  const { rows } = await client.query<{ traits: DatabaseTraits }>(TRAITS);
  const [{ traits }] = rows as [{ traits: DatabaseTraits }];
  const { encoding, datcollate, datctype, datlocprovider: provider, daticurules: rules } = traits;
  const locale = traits.datlocale ?? traits.daticulocale ?? datcollate;
  return [
    `encoding ${escapeLiteral(encoding)}`,
    `lc_collate ${escapeLiteral(datcollate)}`,
    `lc_ctype ${escapeLiteral(datctype)}`,
    ...(provider === 'i' ? [`locale_provider icu icu_locale ${escapeLiteral(locale)}`] : []),
    ...(provider === 'b' ? [`locale_provider builtin builtin_locale ${escapeLiteral(locale)}`] : []),
    ...(rules ? [`icu_rules ${escapeLiteral(rules)}`] : []),
  ].join(' ');
}

/** Gives another database the settings of this one, such as its search path, as far as the role may do so. */
export async function copySettings(client: DatabaseClient, database: string): Promise<void> {
  const { rows } = await client.query<{ name: string; value: string }>(SETTINGS);
  for (const { name, value } of rows) {
    const copy = async () => {
      await client.query('select set_config($1, $2, true)', [name, value]);
      await client.query(
        `alter database ${escapeIdentifier(database)} set ${escapeIdentifier(name)} from current`,
      );
    };
    await withTransaction(client, copy).catch(() => undefined);
  }
}
