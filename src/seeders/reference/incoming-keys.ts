import { escapeLiteral } from 'pg';

import type { ReferringRows } from '../../errors/referenced-rows.error.js';
import type { Staging } from './staging.js';

/** A foreign key that leads to the table. */
export interface IncomingKey {
  readonly name: string;
  /** The table that refers, for people. */
  readonly table: string;
  /** Quoted. */
  readonly sql: string;
  /** Whether it is the same table. */
  readonly isOwn: boolean;
  readonly columns: readonly string[];
  readonly referenced: readonly string[];
  readonly onDelete: ReferringRows['onDelete'];
}

export function readIncomingKeys({ em, table }: Staging): Promise<IncomingKey[]> {
  return em.execute<IncomingKey[]>(
    `select c.conname as name, c.conrelid = c.confrelid as "isOwn", format('%I.%I', n.nspname, l.relname) as sql,
            case when pg_table_is_visible(l.oid) then l.relname::text else n.nspname || '.' || l.relname end as table,
            ${columnsOf('c.conrelid', 'c.conkey')} as columns, ${columnsOf('c.confrelid', 'c.confkey')} as referenced,
            case c.confdeltype when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null'
                               when 'd' then 'set default' else 'no action' end as "onDelete"
       from pg_constraint c join pg_class l on l.oid = c.conrelid join pg_namespace n on n.oid = l.relnamespace
      where c.contype = 'f' and c.conparentid = 0 and c.confrelid = to_regclass(${escapeLiteral(table.sql)})
      order by n.nspname, l.relname, c.conname`,
  );
}

const columnsOf = (table: string, numbers: string) =>
  `(select array_agg(a.attname::text order by k.place) from unnest(${numbers}) with ordinality k (number, place)
      join pg_attribute a on a.attrelid = ${table} and a.attnum = k.number)`;
