import { IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { ViewDefinition } from '../../../operations/views/view-definition.js';
import type { ViewColumn, ViewFact } from '../../model/schema-model.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';
import { referencesOf, type ReadColumn } from '../reads.js';
import { VIEW_QUERY, VIEW_READS } from './view-query.js';

interface Row {
  schema: string;
  name: string;
  query: string;
  checkOption: 'local' | 'cascaded' | null;
  securityBarrier: boolean | null;
  securityInvoker: boolean | null;
  comment: string | null;
  columns: ViewColumn[];
  reads: ReadColumn[];
}

function option(name: string): string {
  return `(select option_value from pg_options_to_table(c.reloptions) where option_name = '${name}')`;
}

const COLUMNS = `(
  select coalesce(json_agg(json_build_object(
           'name', a.attname,
           'type', concat(format_type(a.atttypid, a.atttypmod), ' collate ' || quote_ident(l.collname))) order by a.attnum), '[]')
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    left join pg_collation l on l.oid = a.attcollation and a.attcollation <> t.typcollation
   where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)`;

const QUERY = `
select n.nspname::text as schema, c.relname::text as name, ${VIEW_QUERY} as query, ${option('check_option')} as "checkOption",
       ${option('security_barrier')}::boolean as "securityBarrier", ${option('security_invoker')}::boolean as "securityInvoker",
       obj_description(c.oid, 'pg_class') as comment, ${COLUMNS} as columns, ${VIEW_READS} as reads
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'v' and c.relpersistence <> 't' and ${IS_USERS_RELATION}
 order by n.nspname, c.relname`;

/**
 * Views, with the names of their columns in the query and nowhere else. Left out is what their definitions can't say: defaults of
 * and comments on their columns.
 */
export async function readViews(reading: Reading): Promise<ViewFact[]> {
  const rows = await reading.rows<Row>(QUERY);
  return rows.map((row) => ({
    name: reading.name(row.schema, row.name),
    definition: definitionOf(row),
    columns: row.columns,
    reads: referencesOf(reading, row.reads),
  }));
}

function definitionOf({
  query,
  checkOption,
  securityBarrier,
  securityInvoker,
  comment,
}: Row): ViewDefinition {
  return given<ViewDefinition>({
    query,
    checkOption: checkOption ?? undefined,
    securityBarrier: securityBarrier === true || undefined,
    securityInvoker: securityInvoker === true || undefined,
    comment: comment ?? undefined,
  });
}
