import { UnknownTableError } from '../../errors/unknown-table.error.js';
import { nameParameters, RELATION } from '../catalogue/name-parameters.js';
import type { DatabaseClient } from '../client.js';
import type { ObjectName } from '../object-name.js';
import { showQuoted } from '../quoted-name.js';
import { MEASURED, MEASURES, type TableMeasures } from './measures.js';
import { IS_USER_SCHEMA, isNoExtensions, kindOf, type RelationKind } from './user-objects.js';

/** What stands in `pg_class` about a table or a view. */
export interface Relation extends TableMeasures {
  schema: string;
  name: string;
  kind: RelationKind;
  comment: string | null;
  /** The query of a view. */
  definition: string | null;
  /** How it is partitioned, such as `RANGE (day)`. */
  partitionKey: string | null;
  partitionOf: PartitionPlace | null;
  rowSecurity: { enabled: boolean; forced: boolean };
}

/** A table that a partition belongs to, or a partition; and the bounds that the partition has. */
export interface PartitionPlace {
  schema: string;
  name: string;
  bounds: string;
}

const PARENT = `
select jsonb_build_object('schema', pn.nspname, 'name', p.relname, 'bounds', pg_get_expr(c.relpartbound, c.oid))
  from pg_inherits h
  join pg_class p on p.oid = h.inhparent
  join pg_namespace pn on pn.oid = p.relnamespace
 where h.inhrelid = c.oid and c.relispartition`;

const FIND = `
select n.nspname as schema, c.relname as name, ${kindOf('c')} as kind,
       obj_description(c.oid, 'pg_class') as comment, ${MEASURES},
       case when c.relkind in ('v', 'm') then pg_get_viewdef(c.oid) end as definition,
       case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as "partitionKey",
       (${PARENT}) as "partitionOf",
       jsonb_build_object('enabled', c.relrowsecurity, 'forced', c.relforcerowsecurity) as "rowSecurity"
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 ${MEASURED}
 where c.oid = ${RELATION} and c.relkind in ('r', 'p', 'f', 'm', 'v')`;

const KNOWN = `
select n.nspname as schema, c.relname as name, pg_table_is_visible(c.oid) as visible
  from pg_class c
  join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p', 'f', 'm', 'v') and ${IS_USER_SCHEMA} and ${isNoExtensions('pg_class', 'c.oid')}
 order by not pg_table_is_visible(c.oid), n.nspname, c.relname`;

/** @throws UnknownTableError */
export async function findRelation(client: DatabaseClient, name: ObjectName): Promise<Relation> {
  const { rows } = await client.query<Relation>(FIND, nameParameters(name));
  const [found] = rows;
  if (found === undefined) {
    throw new UnknownTableError(showQuoted(name), await tableNames(client));
  }
  return found;
}

/** The user's tables and views as one may name them: those of the `search_path` without their schema, and first. */
export async function tableNames(client: DatabaseClient): Promise<string[]> {
  const { rows } = await client.query<{ schema: string; name: string; visible: boolean }>(KNOWN);
  return rows.map(({ schema, name, visible }) => showQuoted(visible ? { name } : { schema, name }));
}
