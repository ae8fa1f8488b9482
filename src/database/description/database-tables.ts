import { MEASURED, MEASURES, type TableMeasures } from './measures.js';
import { IS_USER_SCHEMA, isNoExtensions, kindOf, type RelationKind } from './user-objects.js';

export interface DatabaseTable extends TableMeasures {
  schema: string;
  name: string;
  kind: Exclude<RelationKind, 'view'>;
}

/** A table, and whether its rows can be counted. */
export interface CountableTable extends DatabaseTable {
  countable: boolean;
}

/** Of the schemas `$1`, or of all the user's where that is null. Partitions are folded into their table. */
export const DATABASE_TABLES = `
select n.nspname as schema, c.relname as name, ${kindOf('c')} as kind, ${MEASURES},
       c.relkind <> 'f' and c.relispopulated
         and has_schema_privilege(n.oid, 'usage') and has_table_privilege(c.oid, 'select') as countable
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 ${MEASURED}
 where c.relkind in ('r', 'p', 'f', 'm') and not c.relispartition
   and ${IS_USER_SCHEMA} and ($1::name[] is null or n.nspname = any ($1)) and ${isNoExtensions('pg_class', 'c.oid')}
 order by n.nspname, c.relname`;
