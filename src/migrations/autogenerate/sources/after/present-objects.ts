import type { DatabaseClient } from '../../../../database/client.js';
import { isUsers, IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { TablePlace } from '../filter/schema-filter.js';

/** A table, view or materialized view. */
export interface PresentRelation extends TablePlace {
  readonly oid: string;
  readonly kind: 'table' | 'view' | 'materialized view';
}

export interface PresentEnum extends TablePlace {
  readonly oid: string;
  readonly values: readonly string[];
  /** Whether a column is of it, or of an array of it. */
  readonly used: boolean;
}

export interface PresentRoutine extends TablePlace {
  readonly oid: string;
  /** With the types of its arguments, as `drop routine` takes it. */
  readonly signature: string;
  /** MikroORM has made it for a trigger. */
  readonly ofTrigger: boolean;
}

const RELATIONS = `
select c.oid::text as oid, n.nspname as schema, c.relname as name,
       case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end as kind
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p', 'v', 'm') and c.relpersistence <> 't' and ${IS_USERS_RELATION}
 order by 2, 3`;

const ENUMS = `
select t.oid::text as oid, n.nspname as schema, t.typname as name,
       array(select enumlabel::text from pg_enum e where e.enumtypid = t.oid order by enumsortorder) as values,
       exists (select from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'p')
                where a.atttypid in (t.oid, t.typarray) and a.attnum > 0 and not a.attisdropped) as used
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
 where t.typtype = 'e' and ${isUsers('pg_type', 't.oid')}`;

const ROUTINES = `
select p.oid::text as oid, n.nspname as schema, p.proname as name,
       format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid)) as signature,
       exists (select from pg_trigger t join pg_class c on c.oid = t.tgrelid
                where t.tgfoid = p.oid and not t.tgisinternal and p.proname = c.relname || '_' || t.tgname || '_fn') as "ofTrigger"
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
 where ${isUsers('pg_proc', 'p.oid')}
 order by p.oid desc`;

/** @param excepted OIDs of tables that are none of them. */
export async function readRelations(
  client: DatabaseClient,
  excepted: readonly string[],
): Promise<PresentRelation[]> {
  return (await client.query<PresentRelation>(RELATIONS, [excepted])).rows;
}

export async function readEnumTypes(client: DatabaseClient): Promise<PresentEnum[]> {
  return (await client.query<PresentEnum>(ENUMS)).rows;
}

/** The youngest first, which is how they can be dropped. */
export async function readRoutineSignatures(client: DatabaseClient): Promise<PresentRoutine[]> {
  return (await client.query<PresentRoutine>(ROUTINES)).rows;
}
