import type { DatabaseClient } from '../client.js';
import { findExcepted } from './excepted-tables.js';
import { arrangeParts } from './order/arrange-parts.js';
import { withPlainSession } from './plain-session.js';
import { readParts } from './read-parts.js';
import type { SchemaSnapshot, SnapshotOptions } from './schema-snapshot.js';

/**
 * The schema of the database as SQL: what users own in schemas other than PostgreSQL's, without what extensions own, and
 * without rows, owners and grants. The same schema gives the same text. Reads the catalogue only.
 *
 * Left out are foreign tables and their servers, operators and their classes, casts, base types, text search objects, event triggers,
 * publications and tablespaces.
 */
export async function snapshotSchema(
  client: DatabaseClient,
  { except }: SnapshotOptions = {},
): Promise<SchemaSnapshot> {
  const excepted = await findExcepted(client, except);
  const facts = await withPlainSession(client, () => readParts(client, excepted));
  return { objects: arrangeParts(facts) };
}
