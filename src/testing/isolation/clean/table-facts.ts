import type { DatabaseClient } from '../../../database/client.js';
import { CLEAN_SCHEMA, NOTE_TRIGGER } from './clean-schema.js';

/** What cleaning has to know of a table. Names are quoted. */
export interface TableFacts {
  readonly oid: number;
  readonly name: string;
  /** Whether it holds rows itself, which a partitioned table does not. */
  readonly holdsRows: boolean;
  /** Without those that are computed. */
  readonly columns: readonly string[];
  /** The columns of the primary key; none without one. */
  readonly key: readonly string[];
  /** Whether PostgreSQL's own operators compare the columns of the key. */
  readonly hasPlainKey: boolean;
  /** Its partitions, or the tables that inherit from it. */
  readonly children: readonly number[];
  /** Whether its policies hold for its owner, too. */
  readonly forcesRowSecurity: boolean;
  /** Triggers and rules of the user that would have a part in the cleaning. */
  readonly guards: readonly Guard[];
  /** Sequences that it owns, or that its defaults use. */
  readonly sequences: readonly number[];
  /** Whether the template had rows in it. */
  readonly hasBaseline: boolean;
}

/** A trigger or a rule, and when it fires. */
export interface Guard {
  readonly kind: 'trigger' | 'rule';
  readonly name: string;
  /** As in `pg_trigger.tgenabled`: O in ordinary sessions, R in those of a replica, A always. */
  readonly fires: 'O' | 'R' | 'A';
}

/** A foreign key from one table to another. */
export interface ForeignKey {
  readonly child: number;
  readonly parent: number;
}

const GUARDS = `
  select 'trigger' as kind, quote_ident(g.tgname) as name, g.tgenabled as fires
    from pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal and g.tgname <> '${NOTE_TRIGGER}'
  union all
  select 'rule', quote_ident(r.rulename), r.ev_enabled from pg_rewrite r where r.ev_class = c.oid`;

const SEQUENCES = `
  select s.refobjid from pg_attrdef a
    join pg_depend s on s.classid = 'pg_attrdef'::regclass and s.objid = a.oid and s.refclassid = 'pg_class'::regclass
   where a.adrelid = c.oid and s.refobjid <> c.oid
  union
  select s.objid from pg_depend s
   where s.refclassid = 'pg_class'::regclass and s.refobjid = c.oid and s.deptype in ('a', 'i')
     and s.classid = 'pg_class'::regclass`;

const TABLES = `
select c.oid, k.name, c.relkind = 'r' as "holdsRows", c.relforcerowsecurity as "forcesRowSecurity",
       array(select quote_ident(attname) from pg_attribute
              where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
       array(select quote_ident(attname) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
              where i.indrelid = c.oid and i.indisprimary) as key,
       not exists (select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
                     join pg_type y on y.oid = a.atttypid
                    where i.indrelid = c.oid and i.indisprimary and y.typtype <> 'e'
                      and (y.typtype <> 'b' or y.typnamespace <> 'pg_catalog'::regnamespace)) as "hasPlainKey",
       array(select inhrelid from pg_inherits where inhparent = c.oid) as children,
       array(select q.oid from (${SEQUENCES}) q (oid) join ${CLEAN_SCHEMA}.sequences s on s.sequence = q.oid) as sequences,
       (select coalesce(json_agg(g), '[]') from (${GUARDS}) g where g.fires = any ($1)) as guards,
       to_regclass('${CLEAN_SCHEMA}.baseline_' || c.oid) is not null as "hasBaseline"
  from ${CLEAN_SCHEMA}.tables k join pg_class c on c.oid = k.oid`;

/** @param asReplica whether the session is in the role of a replica, in which fewer triggers fire. */
export async function readTableFacts(client: DatabaseClient, asReplica: boolean): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(TABLES, [asReplica ? ['A', 'R'] : ['O', 'A']]);
  return rows;
}

export async function readForeignKeys(client: DatabaseClient): Promise<ForeignKey[]> {
  const { rows } = await client.query<ForeignKey>(
    `select distinct conrelid as child, confrelid as parent from pg_constraint where contype = 'f'`,
  );
  return rows;
}
