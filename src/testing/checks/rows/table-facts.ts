import type { DatabaseClient } from '../../../database/client.js';
import { isUsers } from '../../../database/snapshot/user-parts.js';

export interface ColumnFacts {
  readonly name: string;
  /** As PostgreSQL writes it, with its length. */
  readonly type: string;
  /** Of a domain, or of the elements of an array, that of what is in it; without length. */
  readonly base: string;
  readonly isArray: boolean;
  readonly required: boolean;
  /** Whether the database gives it a value: a default, an identity, or an expression. */
  readonly supplied: boolean;
  /** Whether it takes no other value than that. */
  readonly fixed: boolean;
  /** In characters, of a text; else null. */
  readonly length: number | null;
  /** Digits before the point, of a number with a precision; else null. */
  readonly digits: number | null;
  /** Of an enum; else null. */
  readonly labels: readonly string[] | null;
  /** Conditions of its domain, on `VALUE`. */
  readonly conditions: readonly string[];
}

export interface KeyFacts {
  readonly columns: readonly string[];
  /** Quoted where needed. */
  readonly parent: string;
  readonly parentColumns: readonly string[];
}

export interface TableFacts {
  readonly oid: string;
  /** Quoted where needed. */
  readonly table: string;
  readonly schema: string;
  readonly name: string;
  readonly columns: readonly ColumnFacts[];
  readonly keys: readonly KeyFacts[];
  readonly checks: readonly string[];
}

/** What is asked first, and often: a table, and the columns that it has. */
export interface TableShape {
  readonly oid: string;
  readonly table: string;
  readonly shape: string;
}

/** With partitioned tables, in place of their partitions. */
const SHAPES = `
select c.oid::text as oid, format('%I.%I', n.nspname, c.relname) as table,
       coalesce((select string_agg(a.attname || ' ' || a.atttypid || ' ' || a.atttypmod, ',' order by a.attname)
                   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped), '') as shape
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and not c.relispartition and ${isUsers('pg_class', 'c.oid')} and c.oid <> all ($1::oid[])
 order by c.oid`;

const NAMES = (numbers: string, table: string) =>
  `(select jsonb_agg(a.attname order by k.i) from unnest(${numbers}) with ordinality k (n, i)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.n)`;

const FACTS = `
select c.oid::text as oid, format('%I.%I', n.nspname, c.relname) as table, n.nspname as schema, c.relname as name,
  (select coalesce(jsonb_agg(jsonb_build_object(
            'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
            'base', format_type(e.oid, null), 'isArray', b.typcategory = 'A',
            'required', a.attnotnull or t.typnotnull, 'supplied', a.atthasdef or a.attidentity <> '',
            'fixed', a.attidentity = 'a' or a.attgenerated <> '',
            'length', case when e.oid in ('varchar'::regtype, 'bpchar'::regtype) and m.typmod > 4 then m.typmod - 4 end,
            'digits', case when e.oid = 'numeric'::regtype and m.typmod > 4
                           then ((m.typmod - 4) >> 16) - ((m.typmod - 4) & 1023) end,
            'labels', (select jsonb_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = e.oid),
            'conditions', (select coalesce(jsonb_agg(pg_get_expr(conbin, 0)), '[]') from pg_constraint
                            where contypid = t.oid)) order by a.attnum), '[]')
     from pg_attribute a
     join pg_type t on t.oid = a.atttypid
     join pg_type b on b.oid = case when t.typtype = 'd' then t.typbasetype else t.oid end
     join pg_type e on e.oid = case when b.typcategory = 'A' and b.typelem <> 0 then b.typelem else b.oid end
     cross join lateral (select case when t.typtype = 'd' then t.typtypmod else a.atttypmod end as typmod) m
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns,
  (select coalesce(jsonb_agg(jsonb_build_object('columns', ${NAMES('f.conkey', 'f.conrelid')},
            'parent', (select format('%I.%I', pn.nspname, p.relname) from pg_class p
                         join pg_namespace pn on pn.oid = p.relnamespace where p.oid = f.confrelid),
            'parentColumns', ${NAMES('f.confkey', 'f.confrelid')})), '[]')
     from pg_constraint f where f.conrelid = c.oid and f.contype = 'f') as keys,
  (select coalesce(jsonb_agg(pg_get_expr(k.conbin, k.conrelid)), '[]')
     from pg_constraint k where k.conrelid = c.oid and k.contype = 'c') as checks
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.oid = any ($1::oid[]) order by c.oid`;

export async function readShapes(client: DatabaseClient, excepted: readonly string[]): Promise<TableShape[]> {
  return (await client.query<TableShape>(SHAPES, [excepted])).rows;
}

export async function readFacts(client: DatabaseClient, oids: readonly string[]): Promise<TableFacts[]> {
  return (await client.query<TableFacts>(FACTS, [oids])).rows;
}
