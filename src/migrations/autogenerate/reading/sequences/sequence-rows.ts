import { LEAST, MOST } from '../../../../database/snapshot/parts/sequences.js';
import { IS_OF_EXCEPTED, IS_USERS_RELATION } from '../../../../database/snapshot/user-parts.js';
import type { SequenceDefinition } from '../../../operations/sequences/sequence-definition.js';
import { flag, jsonOf } from '../json.js';
import type { NameRow, Reading } from '../reading.js';

export interface SequenceRow extends NameRow {
  owner: SequenceOwnerRow | null;
  /** Less what is PostgreSQL's default. */
  numbers: Omit<SequenceDefinition, 'as' | 'ownedBy' | 'unlogged' | 'comment'>;
  settings: Pick<SequenceDefinition, 'as' | 'unlogged' | 'comment'>;
}

/** The column that a sequence belongs to. */
export interface SequenceOwnerRow {
  /** OID. */
  table: string;
  schema: string;
  name: string;
  column: string;
  identity: boolean;
  /** Whether the column, of the sequence's type and never null, takes its default from it. */
  drawing: boolean;
}

const NUMBERS = jsonOf({
  start: unless('s.seqstart', 'case when s.seqincrement > 0 then s.seqmin else s.seqmax end'),
  increment: unless('s.seqincrement', '1'),
  min: unless('s.seqmin', `case when s.seqincrement > 0 then 1 else ${LEAST} end`),
  max: unless('s.seqmax', `case when s.seqincrement > 0 then ${MOST} else -1 end`),
  cache: unless('s.seqcache', '1'),
  cycle: flag('s.seqcycle'),
});

/** A number that is not the default; as text where JavaScript would round it. */
function unless(number: string, standard: string): string {
  return `case when ${number} = ${standard} then null
               when ${number} between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER} then to_json(${number})
               else to_json(${number}::text) end`;
}

const SETTINGS = jsonOf({
  as: `nullif(format_type(s.seqtypid, null), 'bigint')`,
  unlogged: flag(`c.relpersistence = 'u'`),
  comment: `obj_description(c.oid, 'pg_class')`,
});

const DEFAULT = `'nextval(''' || replace(c.oid::regclass::text, '''', '''''') || '''::regclass)'`;

const OWNER = jsonOf({
  table: 'o.oid::text',
  schema: 'o_n.nspname',
  name: 'o.relname',
  column: 'a.attname',
  identity: `d.deptype = 'i'`,
  drawing: `coalesce(a.attnotnull and a.atttypid = s.seqtypid and pg_get_expr(f.adbin, f.adrelid) = ${DEFAULT}, false)`,
});

const SEQUENCES = `
select n.nspname::text as schema, c.relname::text as name, ${NUMBERS} as numbers, ${SETTINGS} as settings,
       case when o.oid is not null then ${OWNER} end as owner
  from pg_sequence s
  join pg_class c on c.oid = s.seqrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.refclassid = 'pg_class'::regclass
                       and d.refobjsubid > 0 and d.deptype in ('a', 'i')
  left join pg_class o on o.oid = d.refobjid
  left join pg_namespace o_n on o_n.oid = o.relnamespace
  left join pg_attribute a on a.attrelid = o.oid and a.attnum = d.refobjsubid
  left join pg_attrdef f on f.adrelid = o.oid and f.adnum = a.attnum
 where ${IS_USERS_RELATION} and not ${IS_OF_EXCEPTED}`;

const READ = new WeakMap<Reading, Promise<SequenceRow[]>>();

/** All of them, those of identity and serial columns as well; read once, as tables ask for them too. */
export function readSequenceRows(reading: Reading): Promise<SequenceRow[]> {
  const rows = READ.get(reading) ?? reading.rows<SequenceRow>(SEQUENCES);
  READ.set(reading, rows);
  return rows;
}

/**
 * Whether `serial` makes the sequence with the column, whatever its name: that stays when a table is renamed, and no more
 * than that of an identity column's does it tell two schemas apart.
 */
export function isSerials({ owner, numbers, settings }: SequenceRow): boolean {
  const isPlain = Object.keys(numbers).length === 0 && settings.comment === undefined;
  return isPlain && owner !== null && owner.drawing;
}
