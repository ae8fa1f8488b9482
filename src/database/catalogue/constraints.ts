import { RELATION } from './name-parameters.js';

export interface ConstraintInfo {
  name: string;
  /** PostgreSQL has `notNull` constraints from version 18 on. */
  type: 'primaryKey' | 'unique' | 'check' | 'foreignKey' | 'exclusion' | 'notNull' | 'trigger';
  /** The columns that it is on; an exclusion constraint may have expressions beside. */
  columns: string[];
  /** As it stands after `add constraint`. */
  definition: string;
  deferrable: boolean;
  /** Whether it is checked at the end of the transaction unless told otherwise. */
  deferred: boolean;
  /** False where it was added `not valid` and not validated since. */
  validated: boolean;
}

/** The names of the columns that an array such as `c.conkey` has, in its order. */
export function columnNames(numbers: string, table: string): string {
  return `array(
    select a.attname::text
      from unnest(${numbers}) with ordinality as k (attnum, position)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.attnum
     order by k.position)`;
}

/** A foreign key to a partitioned table has a copy for each partition, which is not one of the user's. */
export const IS_OWN = `
  not exists (select from pg_constraint p where p.oid = c.conparentid and p.conrelid = c.conrelid)`;

/** Of a table named by `$1` and `$2`; where `$3` is given, the one of that name. */
export const CONSTRAINTS = `
select c.conname as name,
       case c.contype when 'p' then 'primaryKey' when 'u' then 'unique' when 'c' then 'check'
                      when 'f' then 'foreignKey' when 'x' then 'exclusion' when 'n' then 'notNull'
                      else 'trigger' end as type,
       ${columnNames('c.conkey', 'c.conrelid')} as columns,
       pg_get_constraintdef(c.oid) as definition,
       c.condeferrable as deferrable, c.condeferred as deferred, c.convalidated as validated
  from pg_constraint c
 where c.conrelid = ${RELATION} and ($3::name is null or c.conname = $3::name) and ${IS_OWN}
 order by c.conname`;
