import { isUsers } from '../../../../database/snapshot/user-parts.js';
import type { EnumFact } from '../../model/schema-model.js';
import { byName } from '../by-name.js';
import { jsonOf } from '../json.js';
import type { NameRow, Reading } from '../reading.js';

interface EnumRow extends NameRow {
  rest: Omit<EnumFact, 'name'>;
}

const VALUES = `array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid order by e.enumsortorder)`;

const ENUMS = `
select n.nspname::text as schema, t.typname::text as name,
       ${jsonOf({ values: VALUES, comment: `obj_description(t.oid, 'pg_type')` })} as rest
  from pg_type t
  join pg_namespace n on n.oid = t.typnamespace
 where t.typtype = 'e' and ${isUsers('pg_type', 't.oid')} and $1::oid[] is not null`;

export async function readEnums(reading: Reading): Promise<EnumFact[]> {
  const rows = await reading.rows<EnumRow>(ENUMS);
  return rows.map((row) => ({ name: reading.nameOf(row), ...row.rest })).toSorted(byName);
}
