import type { BareStatement, GlobalObject } from '../statements/bare-statement.js';
import { exists, runUnless, type Attempt, type Settlement } from './effect.js';

const FIND: Readonly<Record<GlobalObject, string>> = {
  database: 'select from pg_database where datname = (parse_ident($1))[1]::name',
  tablespace: 'select from pg_tablespace where spcname = (parse_ident($1))[1]::name',
  subscription: `select from pg_subscription where subname = (parse_ident($1))[1]::name
    and subdbid = (select oid from pg_database where datname = current_database())`,
};

export async function settleObject(
  { form, object, name }: Extract<BareStatement, { form: 'createObject' | 'dropObject' }>,
  attempt: Attempt,
): Promise<Settlement> {
  const isThere = await exists(attempt.session.client, FIND[object], [name]);
  return runUnless(isThere === (form === 'createObject'), attempt);
}
