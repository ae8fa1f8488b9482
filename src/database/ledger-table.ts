import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from './client.js';

/** Bytes, after which PostgreSQL cuts a name off. */
const MAX_NAME_LENGTH = 63;
export const META_SUFFIX = '_meta';
const SEEDS_SUFFIX = '_seeds';

/** The ledger's table, as the options name it. */
export interface LedgerTable {
  table: string;
  /** Default: the first schema of the connection's `search_path`. */
  schema?: string;
}

export function quotedName({ schema, table }: LedgerTable): string {
  return [schema, table]
    .filter((part) => part !== undefined)
    .map((part) => escapeIdentifier(part))
    .join('.');
}

/** The ledger with its schema, by which it is found even after a migration has changed the `search_path`. */
export type LocatedLedger = Required<LedgerTable>;

/** The ledger as it is in the database. */
export interface FoundLedger extends LocatedLedger {
  columns: readonly string[];
  /** Whether there is the table beside it that says which layout it has, and may be read. */
  hasMeta: boolean;
}

export async function findLedger(
  client: DatabaseClient,
  ledger: LedgerTable,
): Promise<FoundLedger | undefined> {
  const { rows } = await client.query<FoundLedger>(
    `select nspname as schema, relname as table,
        array(select attname::text from pg_attribute
               where attrelid = ledger.oid and attnum > 0 and not attisdropped) as columns,
        exists (select from pg_class meta
                 where meta.relnamespace = ledger.relnamespace and meta.relname = $2
                   and has_table_privilege(meta.oid, 'select')) as "hasMeta"
       from pg_class ledger join pg_namespace n on n.oid = relnamespace
      where ledger.oid = to_regclass($1)`,
    [quotedName(ledger), companionOf(ledger, META_SUFFIX).table],
  );
  return rows[0];
}

/** A table beside the ledger, named after it. */
export function companionOf<L extends LedgerTable>(ledger: L, suffix: string): L {
  const room = new Uint8Array(MAX_NAME_LENGTH - suffix.length);
  const kept = ledger.table.slice(0, new TextEncoder().encodeInto(ledger.table, room).read);
  return { ...ledger, table: kept + suffix };
}

/** The table that records seeders: `siskin_seeds` beside `siskin_migrations`, and `x_seeds` beside any other `x`. */
export function seedsTableOf<L extends LedgerTable>(ledger: L): L {
  const [, stem = ledger.table] = /^(.+)_migrations$/s.exec(ledger.table) ?? [];
  return companionOf({ ...ledger, table: stem }, SEEDS_SUFFIX);
}

/** The table that says which layout the ledger has, and of which environment the database is; quoted. */
export function metaTable(ledger: LocatedLedger): string {
  return quotedName(companionOf(ledger, META_SUFFIX));
}
