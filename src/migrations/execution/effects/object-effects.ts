import type { BareStatement, GlobalObject } from '../statements/bare-statement.js';
import { exists, runUnless, type Attempt, type Settlement } from './effect.js';

/** Finds the object of the name `$1`. */
export const FIND_OBJECT: Readonly<Record<GlobalObject, string>> = {
  database: 'select from pg_database where datname = (parse_ident($1))[1]::name',
  tablespace: 'select from pg_tablespace where spcname = (parse_ident($1))[1]::name',
  subscription: `select from pg_subscription where subname = (parse_ident($1))[1]::name
    and subdbid = (select oid from pg_database where datname = current_database())`,
};

export async function settleObject(
  { form, object, name }: Extract<BareStatement, { form: 'createObject' | 'dropObject' }>,
  attempt: Attempt,
): Promise<Settlement> {
  const isThere = await exists(attempt.session.client, FIND_OBJECT[object], [name]);
  return runUnless(isThere === (form === 'createObject'), attempt);
}
