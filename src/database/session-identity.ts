import { escapeIdentifier } from 'pg';

import type { DatabaseClient } from './client.js';
import { hasCode } from './has-code.js';
import { withTransaction } from './transaction.js';
import { PooledSettingsError } from '../errors/pooled-settings.error.js';
import { RoleRefusedError } from '../errors/role-refused.error.js';
import { SearchPathRefusedError } from '../errors/search-path-refused.error.js';

/** As whom a session works and where it looks for names: the options `migrations.role` and `migrations.searchPath`. */
export interface SessionIdentity {
  role?: string | undefined;
  searchPath?: string | readonly string[] | undefined;
}

/** Stands for a schema that is named after the user, and is passed over where there is none. */
const USERS_SCHEMA = '$user';

/** SQLSTATEs: there is no such role, and the login is no member of it. */
const UNKNOWN_ROLE = '22023';
const NOT_A_MEMBER = '42501';

/** The statements that make a session that of the identity, for itself or for its transaction. */
export function identityStatements(identity: SessionIdentity, span: 'session' | 'transaction'): string[] {
  const set = span === 'transaction' ? 'set local' : 'set';
  const path = schemasOf(identity);
  return [
    ...(identity.role === undefined ? [] : [`${set} role ${escapeIdentifier(identity.role)}`]),
    ...(path.length === 0 ? [] : [`${set} search_path to ${path.map(escapeIdentifier).join(', ')}`]),
  ];
}

/** What lets a session be who it was before a migration took on another role. */
export function resumeStatements({ role }: SessionIdentity): string[] {
  return [
    'reset session authorization',
    'reset role',
    ...(role === undefined ? [] : [`set role ${escapeIdentifier(role)}`]),
  ];
}

/** The schema that things are created in where none is named; undefined where the connection decides. */
export function firstSchema(identity: SessionIdentity): string | undefined {
  const [first] = schemasOf(identity);
  return first === USERS_SCHEMA ? undefined : first;
}

/**
 * Makes the session that of the identity.
 *
 * @throws RoleRefusedError, SearchPathRefusedError
 */
export async function assumeIdentity(
  client: DatabaseClient,
  identity: SessionIdentity,
  span: 'session' | 'transaction',
): Promise<void> {
  for (const statement of identityStatements(identity, span)) {
    await client.query(statement).catch((error: unknown) => {
      throw refusal(error, identity, client.user);
    });
  }
  await ensureFirstSchema(client, identity);
}

/** Reads as the identity, in a transaction where there is one: a pooler must not hand it on to somebody else. */
export async function readAs<T>(
  client: DatabaseClient,
  identity: SessionIdentity,
  work: () => Promise<T>,
): Promise<T> {
  if (identityStatements(identity, 'transaction').length === 0) {
    return work();
  }
  const read = async () => {
    await assumeIdentity(client, identity, 'transaction');
    return work();
  };
  return withTransaction(client, read, { readOnly: true });
}

/**
 * Makes sure that what is set for the session stays with it, before anything is.
 *
 * @param session whose backend is not known behind a pooler that lends it another one for each transaction.
 * @throws PooledSettingsError
 */
export function ensureSettable(session: { backend?: number | undefined }, identity: SessionIdentity): void {
  const { role, searchPath } = identity;
  if (session.backend === undefined && (role ?? searchPath) !== undefined) {
    throw new PooledSettingsError([
      ...(role === undefined ? [] : ['migrations.role']),
      ...(searchPath === undefined ? [] : ['migrations.searchPath']),
    ]);
  }
}

function schemasOf({ searchPath = [] }: SessionIdentity): readonly string[] {
  return typeof searchPath === 'string' ? [searchPath] : searchPath;
}

function refusal(error: unknown, { role }: SessionIdentity, login = ''): unknown {
  if (role === undefined || !hasCode(error, UNKNOWN_ROLE, NOT_A_MEMBER)) {
    return error;
  }
  return new RoleRefusedError(role, login, hasCode(error, UNKNOWN_ROLE) ? 'unknown' : 'notMember', error);
}

/** PostgreSQL passes over a schema that is not there, or that the role may not use, and would create things in the next. */
async function ensureFirstSchema(client: DatabaseClient, identity: SessionIdentity): Promise<void> {
  const first = firstSchema(identity);
  if (first === undefined) {
    return;
  }
  const { rows } = await client.query<{ usable: boolean; exists: boolean; role: string; database: string }>(
    `select current_schema() is not distinct from $1 as usable,
            exists (select from pg_namespace where nspname = $1) as exists,
            current_user as role, current_database() as database`,
    [first],
  );
  for (const { usable, exists, role, database } of rows) {
    if (!usable) {
      throw new SearchPathRefusedError(first, exists ? 'notUsable' : 'missing', role, database);
    }
  }
}
