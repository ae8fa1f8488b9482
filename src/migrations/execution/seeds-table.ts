import {
  quotedName,
  seedsTableOf,
  type LedgerTable,
  type LocatedLedger,
} from '../../database/ledger-table.js';
import type { Ask } from './ask.js';
import { ensureSchema } from './ensure-ledger.js';

/** Where the records of seeders are, or will be: beside the ledger. */
export interface SeedsTable {
  schema: string;
  /** Quoted, with its schema. */
  name: string;
  exists: boolean;
}

/** Of a table of the same name that is not ours it says that there is none. */
export async function findSeedsTable(ask: Ask, ledger: LedgerTable): Promise<SeedsTable> {
  const seeds = seedsTableOf(ledger);
  const { rows } = await ask<{ schema: string; exists: boolean }>(
    `select place as schema,
        exists (select from pg_class c join pg_namespace n on n.oid = relnamespace
                  join pg_attribute a on attrelid = c.oid and attname = 'random_seed'
                 where nspname = place and relname = $3) as exists
       from coalesce(
         $2::text, (select nspname from pg_class c join pg_namespace n on n.oid = relnamespace where c.oid = to_regclass($1)),
         current_schema(), 'public') as place`,
    [quotedName(ledger), ledger.schema ?? null, seeds.table],
  );
  const { schema = 'public', exists = false } = rows[0] ?? {};
  return { schema, name: quotedName({ ...seeds, schema }), exists };
}

/** Only to be called under the lock: `create table if not exists` is not safe against a race. */
export async function createSeedsTable(ask: Ask, { schema, name }: SeedsTable): Promise<void> {
  await ensureSchema(ask, schema);
  await ask(`create table if not exists ${name} (
    seeder text primary key,
    checksum text not null,
    random_seed bigint not null,
    ran_at timestamptz not null default clock_timestamp(),
    duration_ms integer not null,
    ran_by text not null
  )`);
}

/** Forgets all records of seeders, as their rows are gone. */
export async function forgetSeeds(ask: Ask, ledger: LocatedLedger): Promise<void> {
  const { name, exists } = await findSeedsTable(ask, ledger);
  if (exists) {
    await ask(`delete from ${name}`);
  }
}
