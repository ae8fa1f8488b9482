import { IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { MaterializedViewDefinition } from '../../../operations/views/materialized-view-definition.js';
import type { MaterializedViewFact } from '../../model/schema-model.js';
import { given } from '../given.js';
import type { Reading } from '../reading.js';
import { referencesOf, type ReadColumn } from '../reads.js';
import { VIEW_QUERY, VIEW_READS } from '../views/view-query.js';
import { indexesOf, VIEW_INDEXES, type IndexRow } from './view-indexes.js';
import { optionsOf, parametersOf, type Options } from './view-options.js';

interface Row {
  schema: string;
  name: string;
  query: string;
  method: string | null;
  options: Options | null;
  tablespace: string | null;
  isPopulated: boolean;
  comment: string | null;
  indexes: IndexRow[];
  reads: ReadColumn[];
}

const QUERY = `
select n.nspname::text as schema, c.relname::text as name, ${VIEW_QUERY} as query, c.relispopulated as "isPopulated",
       (select am.amname::text from pg_am am where am.oid = c.relam and am.amname <> 'heap') as method,
       (select spcname::text from pg_tablespace s where s.oid = c.reltablespace) as tablespace,
       ${optionsOf('c')} as options, obj_description(c.oid, 'pg_class') as comment, ${VIEW_INDEXES} as indexes, ${VIEW_READS} as reads
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind = 'm' and ${IS_USERS_RELATION}
 order by n.nspname, c.relname`;

/** Materialized views with their indexes. The names of their columns are in the query. */
export async function readMaterializedViews(reading: Reading): Promise<MaterializedViewFact[]> {
  const rows = await reading.rows<Row>(QUERY);
  return rows.map((row) => ({
    name: reading.name(row.schema, row.name),
    definition: definitionOf(reading, row),
    reads: referencesOf(reading, row.reads),
  }));
}

function definitionOf(reading: Reading, row: Row): MaterializedViewDefinition {
  return given<MaterializedViewDefinition>({
    query: row.query,
    method: row.method ?? undefined,
    with: parametersOf(row.options),
    tablespace: row.tablespace ?? undefined,
    withData: row.isPopulated ? undefined : false,
    comment: row.comment ?? undefined,
    indexes: indexesOf(reading, row.indexes),
  });
}
