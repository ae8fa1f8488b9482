import { quotedName, type LocatedLedger } from './ledger-table.js';

/** Bytes, after which PostgreSQL cuts a name off. */
const MAX_NAME_LENGTH = 63;

/** The quoted name of a table beside the ledger, which is called like it. */
export function companionTable({ schema, table }: LocatedLedger, suffix: string): string {
  const room = new Uint8Array(MAX_NAME_LENGTH - suffix.length);
  const kept = table.slice(0, new TextEncoder().encodeInto(table, room).read);
  return quotedName({ schema, table: kept + suffix });
}
