import type { Ask } from '../../migrations/execution/ask.js';
import type { ReferringTable } from '../../errors/truncate-refused.error.js';
import { EntityTableMissingError } from '../../errors/entity-table-missing.error.js';
import { quotedName } from '../../database/ledger-table.js';
import type { EntityTable } from './entity-tables.js';

/** A table of the database. */
export interface FoundTable {
  oid: string;
  /** Quoted, with its schema. */
  name: string;
  /** For people: with its schema where the `search_path` does not find it. */
  shown: string;
}

const SHOWN = (table: string) =>
  `case when pg_table_is_visible(${table}.oid) then ${table}.relname
        else (select nspname from pg_namespace where oid = ${table}.relnamespace) || '.' || ${table}.relname end`;
const QUOTED = (table: string) =>
  `(select format('%I.%I', nspname, ${table}.relname) from pg_namespace where oid = ${table}.relnamespace)`;

/** @throws EntityTableMissingError */
export async function findTables(ask: Ask, tables: readonly EntityTable[]): Promise<FoundTable[]> {
  const names = tables.map(quotedName);
  const { rows } = await ask<{ given: string } & { [K in keyof FoundTable]: FoundTable[K] | null }>(
    `select given, c.oid::text as oid, ${QUOTED('c')} as name, ${SHOWN('c')} as shown
       from unnest($1::text[]) with ordinality as g (given, position) left join pg_class c on c.oid = to_regclass(given)
      order by position`,
    [names],
  );
  return rows.map(({ given, oid, name, shown }) => {
    if (oid === null || name === null || shown === null) {
      throw new EntityTableMissingError(given);
    }
    return { oid, name, shown };
  });
}

/** With their partitions and the tables that inherit from them, which are emptied with them. */
const EMPTIED = `with recursive emptied as (
  select oid from unnest($1::oid[]) as given (oid)
  union select inhrelid from pg_inherits join emptied on inhparent = emptied.oid
)`;

/** A foreign key of a table that stays as it is. */
export type Reference = Omit<ReferringTable, 'holdsRows'> & { name: string };

/** The foreign keys of other tables that refer to these. The copies that partitions have are left out. */
export async function findReferences(ask: Ask, tables: readonly FoundTable[]): Promise<Reference[]> {
  const { rows } = await ask<Reference>(
    `${EMPTIED}
     select ${QUOTED('own')} as name, ${SHOWN('own')} as "table", conname as "foreignKey", ${SHOWN('other')} as "refersTo"
       from pg_constraint c join pg_class own on own.oid = conrelid join pg_class other on other.oid = confrelid
      where contype = 'f' and confrelid in (select oid from emptied) and conrelid not in (select oid from emptied)
        and not exists (select from pg_constraint whole
                         where whole.oid = c.conparentid and whole.confrelid in (select oid from emptied))
      order by 2, 3`,
    [tables.map(({ oid }) => oid)],
  );
  return rows;
}

/** The sequences that belong to columns of these tables, quoted. */
export async function findSequences(ask: Ask, tables: readonly FoundTable[]): Promise<string[]> {
  const { rows } = await ask<{ name: string }>(
    `${EMPTIED}
     select distinct ${QUOTED('s')} as name
       from pg_depend join pg_class s on s.oid = objid and s.relkind = 'S'
      where classid = 'pg_class'::regclass and refclassid = 'pg_class'::regclass and deptype in ('a', 'i')
        and refobjid in (select oid from emptied)
      order by 1`,
    [tables.map(({ oid }) => oid)],
  );
  return rows.map(({ name }) => name);
}
