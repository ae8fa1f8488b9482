import { IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import { showName } from '../../../operations/names.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Reading } from '../reading.js';

type RowSecurity = NonNullable<TableFact['rowSecurity']>;

interface Row extends RowSecurity {
  schema: string;
  name: string;
}

const QUERY = `
select n.nspname::text as schema, c.relname::text as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where (c.relrowsecurity or c.relforcerowsecurity) and ${IS_USERS_RELATION}`;

/** Of the tables for which policies hold, by their shown names. */
export async function readRowSecurity(reading: Reading): Promise<Map<string, RowSecurity>> {
  const rows = await reading.rows<Row>(QUERY);
  return new Map(
    rows.map(({ schema, name, enabled, forced }) => [
      showName(reading.name(schema, name)),
      { enabled, forced },
    ]),
  );
}
