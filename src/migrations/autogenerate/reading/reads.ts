import type { ColumnReference } from '../model/schema-model.js';
import type { Reading } from './reading.js';

/** A row of {@link readsOf}. */
export interface ReadColumn {
  schema: string;
  table: string;
  column: string;
}

/**
 * The columns that something depends on, as a list in JSON. Where it asks for rows as a whole PostgreSQL notes the relation or its
 * type; all of its columns are told then.
 *
 * @param ofDependent as SQL, whether a row `d` of `pg_depend` is of that thing.
 */
export function readsOf(ofDependent: string): string {
  return `(
  select coalesce(json_agg(json_build_object('schema', schema, 'table', relation, 'column', attname)
                           order by schema collate "C", relation collate "C", attname collate "C"), '[]')
    from (
      select distinct rn.nspname::text as schema, r.relname::text as relation, a.attname::text as attname
        from pg_depend d
        left join pg_type rt on d.refclassid = 'pg_type'::regclass and rt.oid = d.refobjid
        join pg_class r on r.relkind <> 'c' and r.oid = case when rt.oid is null then d.refobjid else rt.typrelid end
        join pg_namespace rn on rn.oid = r.relnamespace
        join pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
                           and d.refobjsubid in (0, a.attnum)
       where (${ofDependent}) and d.deptype = 'n'
         and d.refclassid in ('pg_class'::regclass, 'pg_type'::regclass)) reads)`;
}

export function referencesOf(reading: Reading, columns: readonly ReadColumn[]): ColumnReference[] {
  return columns.map(({ schema, table, column }) => ({ table: reading.name(schema, table), column }));
}
