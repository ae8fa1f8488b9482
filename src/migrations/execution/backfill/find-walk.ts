import type { DatabaseClient } from '../../../database/client.js';
import { BackfillKeyError } from '../../../errors/backfill-key.error.js';
import { showName } from '../../operations/names.js';
import { backfillSql, type Backfill } from '../../operations/rows/backfill.js';
import type { KeyColumn, Walk } from './walk-sql.js';

interface UniqueKey {
  primary: boolean;
  columns: KeyColumn[];
}

/** The unique keys of the table `$1` of which all columns are not null: the primary key first. */
export const UNIQUE_KEYS = `
  select i.indisprimary as primary,
         json_agg(json_build_object(
           'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'isTime', t.typcategory = 'D'
         ) order by k.place) as columns
    from pg_index i
    cross join lateral unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
    join pg_type t on t.oid = a.atttypid
   where i.indrelid = $1::regclass and i.indisunique and i.indisvalid
     and i.indpred is null and i.indexprs is null and k.place <= i.indnkeyatts
   group by i.indexrelid, i.indisprimary
  having bool_and(a.attnotnull)
   order by i.indisprimary desc, i.indexrelid`;

/**
 * How a backfill goes through its table.
 *
 * @throws BackfillKeyError where there are no columns to walk by, or it sets one of them.
 */
export async function findWalk(client: DatabaseClient, operation: Backfill): Promise<Walk> {
  const sql = backfillSql(operation);
  const { rows } = await client.query<UniqueKey>(UNIQUE_KEYS, [sql.table]);
  const key = chooseKey(rows, operation);
  const set = key.filter(({ name }) => Object.hasOwn(operation.set, name));
  if (set.length > 0) {
    throw new BackfillKeyError(
      showName(operation.table),
      'isSet',
      set.map(({ name }) => name),
    );
  }
  return { ...sql, key };
}

function chooseKey(keys: readonly UniqueKey[], { table, key: wanted }: Backfill): readonly KeyColumn[] {
  const found = keys.find(({ primary, columns }) =>
    wanted === undefined ? primary : isSameSet(columns, wanted),
  );
  if (found === undefined) {
    const fault = wanted === undefined ? 'noPrimaryKey' : 'notUnique';
    throw new BackfillKeyError(showName(table), fault, wanted);
  }
  return found.columns;
}

function isSameSet(columns: readonly KeyColumn[], names: readonly string[]): boolean {
  return columns.length === names.length && columns.every(({ name }) => names.includes(name));
}
