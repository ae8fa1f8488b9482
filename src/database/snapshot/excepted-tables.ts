import type { DatabaseClient } from '../client.js';
import { nameParameters, RELATION } from '../catalogue/name-parameters.js';
import type { ObjectName } from '../object-name.js';

/** The OIDs of those that are there. To be asked while the session still has its search path. */
export async function findExcepted(
  client: DatabaseClient,
  names: readonly ObjectName[] = [],
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const { rows } = await client.query<{ oid: string | null }>(
      `select ${RELATION}::oid::text as oid`,
      nameParameters(name),
    );
    found.push(...rows.flatMap(({ oid }) => oid ?? []));
  }
  return found;
}
