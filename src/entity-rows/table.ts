import type { EntityMetadata } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { escapeIdentifier, escapeLiteral } from 'pg';

/** A table as the database has it. */
export interface Table {
  /** As `name` or `schema.name`. */
  readonly name: string;
  /** Quoted. */
  readonly sql: string;
  readonly columns: ReadonlyMap<string, Column>;
}

export interface Column {
  readonly name: string;
  /** Without its length or precision: a cast to it cuts nothing off. */
  readonly type: string;
  readonly fullType: string;
  readonly notNull: boolean;
  /** The expression of its default, that of an identity included; null where there is none. */
  readonly default: string | null;
  /** What its default counts with, quoted. */
  readonly sequence: string | null;
  readonly generated: boolean;
  /** What values are cast to where equality of the type says too little, or is missing. */
  readonly comparedAs: 'jsonb' | 'text' | null;
  /** Quoted, where it is not that of the type. */
  readonly collation: string | null;
  /** Whether JSON would lose digits of it. */
  readonly exact: boolean;
}

/** @returns null where the database has no such table. */
export async function readTable(em: EntityManager, meta: EntityMetadata): Promise<Table | null> {
  const { name, sql } = tableNameOf(em, meta);
  const columns = await em.execute<Column[]>(columnsQuery(escapeLiteral(sql)));
  return columns.length === 0
    ? null
    : { name, sql, columns: new Map(columns.map((column) => [column.name, column])) };
}

/** MikroORM leaves the default schema to the search path. */
function tableNameOf(em: EntityManager, meta: EntityMetadata): { name: string; sql: string } {
  const own = meta.schema === '*' ? undefined : meta.schema;
  const schema = own ?? em.schema ?? em.config.get('schema');
  const isDefault = schema === undefined || schema === em.getPlatform().getDefaultSchemaName();
  const parts = isDefault ? [meta.tableName] : [schema, meta.tableName];
  return { name: parts.join('.'), sql: parts.map((part) => escapeIdentifier(part)).join('.') };
}

const columnsQuery = (table: string) => `
  select a.attname as name, format_type(a.atttypid, -1) as type, format_type(a.atttypid, a.atttypmod) as "fullType",
         a.attnotnull as "notNull", a.attgenerated <> '' as generated,
         case when a.attgenerated <> '' then null
              when a.attidentity <> '' then format('nextval(%L)', ${IDENTITY})
              else coalesce(pg_get_expr(d.adbin, d.adrelid), t.typdefault) end as default,
         coalesce(${IDENTITY}, ${SEQUENCE}) as sequence,
         case when b.typname = 'json' then 'jsonb'
              when b.typname in ('citext', 'xml', '_json', '_xml') or b.typcategory = 'G' then 'text' end as "comparedAs",
         case when a.attcollation <> t.typcollation
              then (select format('%I.%I', n.nspname, l.collname) from pg_collation l
                      join pg_namespace n on n.oid = l.collnamespace where l.oid = a.attcollation) end as collation,
         b.typname in ('int8', 'numeric', 'money') as exact
    from pg_attribute a
    join pg_type t on t.oid = a.atttypid
    join pg_type b on b.oid = coalesce(nullif(t.typbasetype, 0), t.oid)
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
   where a.attrelid = to_regclass(${table}) and a.attnum > 0 and not a.attisdropped`;

const IDENTITY = `
  (select s.oid::regclass::text from pg_depend p join pg_class s on s.oid = p.objid and s.relkind = 'S'
    where p.classid = 'pg_class'::regclass and p.refclassid = 'pg_class'::regclass
      and p.refobjid = a.attrelid and p.refobjsubid = a.attnum and p.deptype = 'i')`;

const SEQUENCE = `
  (select min(s.oid::regclass::text) from pg_depend p join pg_class s on s.oid = p.refobjid and s.relkind = 'S'
    where p.classid = 'pg_attrdef'::regclass and p.objid = d.oid and p.refclassid = 'pg_class'::regclass)`;
