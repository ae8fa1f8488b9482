import { isNoExtensions } from '../../../../database/description/user-objects.js';
import { IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { TriggerState } from '../../../operations/triggers/set-trigger.js';
import type { TriggerFact } from '../../model/schema-model.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';
import { definitionOf, type DefinitionRow } from './trigger-facts.js';

interface Row extends DefinitionRow {
  schema: string;
  table: string;
  name: string;
  state: string;
  comment: string | null;
}

const STATES: Readonly<Record<string, TriggerState>> = { D: 'disabled', A: 'always', R: 'replica' };

/** The condition can be had in no other way: `pg_get_expr` does not write expressions on two rows. */
const CONDITION = `substring(pg_get_triggerdef(t.oid) from ' FOR EACH (?:ROW|STATEMENT) WHEN \\((.*)\\) EXECUTE FUNCTION ')`;

const QUERY = `
select n.nspname::text as schema, c.relname::text as table, t.tgname::text as name, t.tgenabled as state,
       t.tgtype::integer as type, ${CONDITION} as when, pn.nspname::text as "functionSchema", p.proname::text as function,
       array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum = any (t.tgattr)
              order by a.attname) as "updateOf",
       t.tgargs as arguments, t.tgoldtable::text as old, t.tgnewtable::text as new, t.tgconstraint <> 0 as constraint,
       t.tgdeferrable as "isDeferrable", t.tginitdeferred as "isDeferred", obj_description(t.oid, 'pg_trigger') as comment
  from pg_trigger t
  join pg_class c on c.oid = t.tgrelid
  join pg_namespace n on n.oid = c.relnamespace
  join pg_proc p on p.oid = t.tgfoid
  join pg_namespace pn on pn.oid = p.pronamespace
 where not t.tgisinternal and t.tgparentid = 0 and t.tgconstrrelid = 0 and c.relkind in ('r', 'p', 'v')
   and ${IS_USERS_RELATION} and ${isNoExtensions('pg_trigger', 't.oid')}
 order by n.nspname, c.relname, t.tgname`;

/**
 * Triggers, without the copies that partitions get. Left out is what their definitions can't say: constraint triggers `from`
 * another table, and those of foreign tables.
 */
export async function readTriggers(reading: Reading): Promise<TriggerFact[]> {
  const rows = await reading.rows<Row>(QUERY);
  return rows.map((row) =>
    given<TriggerFact>({
      table: reading.name(row.schema, row.table),
      name: row.name,
      definition: definitionOf(reading, row),
      state: STATES[row.state] ?? 'enabled',
      comment: row.comment ?? undefined,
    }),
  );
}
