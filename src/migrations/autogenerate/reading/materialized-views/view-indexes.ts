import type { IndexColumn, IndexDefinition } from '../../../operations/indexes/index-definition.js';
import { joinName, type ObjectName } from '../../../operations/names.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';
import { optionsOf, parametersOf, type Options } from './view-options.js';

interface Named {
  schema: string;
  name: string;
}

interface ColumnRow {
  text: string;
  column: string | null;
  isKey: boolean;
  /** The first bit is `desc`, the second `nulls first`. */
  flags: number | null;
  operatorClass: Named | null;
  collation: Named | null;
}

export interface IndexRow {
  name: string;
  unique: boolean;
  method: string;
  where: string | null;
  nullsNotDistinct: boolean | null;
  options: Options | null;
  tablespace: string | null;
  columns: ColumnRow[];
}

const named = (name: string) => `json_build_object('schema', sn.nspname, 'name', ${name})`;

const COLUMNS = `(
  select json_agg(json_build_object(
           'text', pg_get_indexdef(x.indexrelid, k::integer, true), 'column', a.attname,
           'isKey', k <= x.indnkeyatts, 'flags', x.indoption[k - 1],
           'operatorClass', (select ${named('o.opcname')} from pg_opclass o join pg_namespace sn on sn.oid = o.opcnamespace
                              where o.oid = x.indclass[k - 1] and not o.opcdefault),
           'collation', (select ${named('l.collname')} from pg_collation l join pg_namespace sn on sn.oid = l.collnamespace
                          where l.oid = x.indcollation[k - 1] and l.oid <> coalesce(nullif(a.attcollation, 0), 100))) order by k)
    from generate_series(1, x.indnatts) k
    left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[k - 1] and a.attnum > 0)`;

/** Those of the relation `c`, as JSON. */
export const VIEW_INDEXES = `(
  select coalesce(json_agg(json_build_object(
           'name', i.relname, 'unique', x.indisunique, 'method', am.amname,
           'where', pg_get_expr(x.indpred, x.indrelid),
           'nullsNotDistinct', (to_jsonb(x) ->> 'indnullsnotdistinct')::boolean, 'options', ${optionsOf('i')},
           'tablespace', (select spcname from pg_tablespace s where s.oid = i.reltablespace),
           'columns', ${COLUMNS}) order by i.relname), '[]')
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_am am on am.oid = i.relam
   where x.indrelid = c.oid)`;

export function indexesOf(reading: Reading, rows: readonly IndexRow[]): IndexDefinition[] {
  return rows.map(({ name, unique, method, where, nullsNotDistinct, options, tablespace, columns }) => {
    const include = columns.filter(({ isKey }) => !isKey).flatMap(({ column }) => column ?? []);
    return given<IndexDefinition>({
      name,
      columns: columns.filter(({ isKey }) => isKey).map((column) => columnOf(reading, column)),
      unique: unique || undefined,
      method: method === 'btree' ? undefined : method,
      include: include.length === 0 ? undefined : include,
      where: where ?? undefined,
      nullsNotDistinct: nullsNotDistinct === true || undefined,
      with: parametersOf(options),
      tablespace: tablespace ?? undefined,
    });
  });
}

function columnOf(reading: Reading, row: ColumnRow): IndexColumn {
  const flags = row.flags ?? 0;
  const [isDescending, isNullsFirst] = [(flags & 1) > 0, (flags & 2) > 0];
  const options = given({
    operatorClass: row.operatorClass ? nameOf(reading, row.operatorClass) : undefined,
    collation: row.collation ? nameOf(reading, row.collation) : undefined,
    order: isDescending ? ('desc' as const) : undefined,
    nulls: isNullsFirst === isDescending ? undefined : isNullsFirst ? ('first' as const) : ('last' as const),
  });
  if (row.column === null) {
    return { expression: row.text, ...options };
  }
  return Object.keys(options).length === 0 ? row.column : { column: row.column, ...options };
}

/** PostgreSQL's own are found without their schema. */
function nameOf(reading: Reading, { schema, name }: Named): ObjectName {
  return schema === 'pg_catalog' ? joinName(undefined, name) : reading.name(schema, name);
}
