import type {
  CheckOptions,
  ForeignKeyOptions,
} from '../../../../operations/constraints/constraint-definition.js';
import { columnNames, flag, jsonOf } from '../../json.js';
import type { NameRow, Reading } from '../../reading.js';
import { IS_TABLE } from '../table-rows.js';

export interface ConstraintRow {
  /** OID. */
  table: string;
  type: 'primaryKey' | 'unique' | 'check' | 'foreignKey' | 'exclusion';
  name: string;
  columns: readonly string[];
  /** Of a check. */
  expression: string | null;
  /** OID of the index behind it. */
  index: string;
  /** Of an exclusion, one for each key of its index. */
  operators: readonly string[] | null;
  /** Of a foreign key. */
  referenced: (NameRow & { columns: readonly string[] }) | null;
  deferral: Pick<ForeignKeyOptions, 'deferrable'> | null;
  checking: Pick<CheckOptions, 'noInherit' | 'notValid'> | null;
  /** Of a foreign key. */
  reference: Pick<ForeignKeyOptions, 'match' | 'onDelete' | 'onUpdate' | 'notValid'> | null;
}

const TYPE = `case k.contype when 'p' then 'primaryKey' when 'u' then 'unique' when 'c' then 'check'
                             when 'f' then 'foreignKey' else 'exclusion' end`;

const DEFERRAL = jsonOf({
  deferrable: `case when k.condeferred then to_json('initially deferred'::text) when k.condeferrable then to_json(true) end`,
});

const CHECKING = jsonOf({ noInherit: flag('k.connoinherit'), notValid: flag('not k.convalidated') });

const REFERENCE = jsonOf({
  match: `case when k.confmatchtype = 'f' then 'full' end`,
  onDelete: action('k.confdeltype'),
  onUpdate: action('k.confupdtype'),
  notValid: flag('not k.convalidated'),
});

function action(code: string): string {
  return `case ${code} when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default' end`;
}

const OPERATORS = `case when k.contype = 'x' then array(
    select (select o.oprname::text from pg_operator o where o.oid = u.operator)
      from unnest(k.conexclop) with ordinality u (operator, place) order by u.place) end`;

/** A partition's own: not those that it has by its parent, nor those that a key to partitions has for each of them. */
const IS_OWN = `k.conparentid = 0 and (k.contype <> 'c' or not c.relispartition or k.coninhcount = 0)`;

/**
 * PostgreSQL 18 and later. What is told as something else would be dropped and created as that. What is not enforced is not valid, and
 * keys without overlaps have operators; to make an object of every row takes a while.
 */
const IS_SAYABLE = `case when k.contype = 'f' or not k.convalidated or k.conexclop is not null then (
  select coalesce((f ->> 'conenforced')::boolean, true) and not coalesce((f ->> 'conperiod')::boolean, false)
    from to_jsonb(k) f) else true end`;

const CONSTRAINTS = `
select c.oid::text as table, ${TYPE} as type, k.conname::text as name, ${columnNames('c.oid', 'k.conkey')} as columns,
       pg_get_expr(k.conbin, c.oid) as expression, k.conindid::text as index, ${OPERATORS} as operators,
       case when k.contype = 'f' then
         json_build_object('schema', r_n.nspname, 'name', r.relname, 'columns', ${columnNames('r.oid', 'k.confkey')})
       end as referenced,
       case when k.condeferrable then ${DEFERRAL} end as deferral,
       case when k.connoinherit or not k.convalidated then ${CHECKING} end as checking,
       case when k.contype = 'f' then ${REFERENCE} end as reference
  from pg_constraint k
  join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace
  left join pg_class r on r.oid = k.confrelid
  left join pg_namespace r_n on r_n.oid = r.relnamespace
 where k.contype in ('p', 'u', 'c', 'f', 'x') and ${IS_OWN} and ${IS_SAYABLE} and ${IS_TABLE}`;

/** Those that are not enforced, without overlaps or of periods, which no definition can say, are left out. */
export function readConstraintRows(reading: Reading): Promise<ConstraintRow[]> {
  return reading.rows<ConstraintRow>(CONSTRAINTS);
}
