import type { NameRow } from '../../reading.js';

/** A column or an expression by which an index or a partition key goes. */
export interface KeyPartRow {
  /** Null for an expression. */
  column: string | null;
  /** Where it is not the column's. */
  collation: NameRow | null;
  /** Of an expression, as the server writes it. */
  collationText: string | null;
  /** Where it is not the type's. */
  operatorClass: NameRow | null;
  descending: boolean;
  nullsFirst: boolean;
}

interface KeyArrays {
  /** OID. */
  table: string;
  /** Of columns; 0 for an expression. */
  numbers: string;
  classes: string;
  collations: string;
  /** As an index has them. */
  options?: string;
}

/** SQL that gives a list of {@link KeyPartRow}. Each look-up is one of an index, where joins would read whole catalogues. */
export function keyParts({ table, numbers, classes, collations, options = `'{}'` }: KeyArrays): string {
  const part = `json_build_object(
      'column', ${ofColumn(table, 'attname')},
      'collation', case when k.coll <> 0 and k.coll is distinct from ${ofColumn(table, 'attcollation')} then ${COLLATION} end,
      'collationText', case when k.number = 0 then nullif(k.coll, 0)::regcollation::text end,
      'operatorClass', ${OPERATOR_CLASS},
      'descending', coalesce(k.option & 1 = 1, false),
      'nullsFirst', coalesce(k.option & 2 = 2, false))`;
  return `(
  select json_agg(${part} order by k.place)
    from unnest(${numbers}::int2[], ${classes}::oid[], ${collations}::oid[], ${options}::int2[])
         with ordinality k (number, class, coll, option, place)
   where k.class is not null)`;
}

function ofColumn(table: string, field: string): string {
  return `(select a.${field} from pg_attribute a where a.attrelid = ${table} and a.attnum = k.number)`;
}

const COLLATION = `(
        select json_build_object('schema', l_n.nspname, 'name', l.collname)
          from pg_collation l join pg_namespace l_n on l_n.oid = l.collnamespace where l.oid = k.coll)`;

const OPERATOR_CLASS = `(
        select json_build_object('schema', o_n.nspname, 'name', o.opcname)
          from pg_opclass o join pg_namespace o_n on o_n.oid = o.opcnamespace
         where o.oid = k.class and not o.opcdefault)`;
