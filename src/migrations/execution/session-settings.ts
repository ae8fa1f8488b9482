import type { DatabaseClient } from '../../database/client.js';
import { resetTo, type KeptSettings } from './pooling/kept-settings.js';
import { identityStatements, type SessionIdentity } from '../../database/session-identity.js';

/** In milliseconds; 0 is none. */
export interface Timeouts {
  lockTimeout: number;
  statementTimeout: number;
}

/** What a session begins with, and is given back. */
export interface SessionState {
  kept: KeptSettings;
  identity: SessionIdentity;
}

/**
 * Makes the session as it was at its start, and that of the identity: what the migration before has set ends with it. A
 * statement whose process was killed is soon cancelled by the server, where its system can tell.
 */
export async function resetSession(client: DatabaseClient, state: SessionState): Promise<void> {
  const reset = resetStatements(state);
  try {
    await client.query(`${reset}; set client_connection_check_interval = '2s'`);
  } catch {
    await client.query(reset);
  }
}

/** As one text. All of it may be in a transaction. */
export function resetStatements({ kept, identity }: SessionState): string {
  return [resetTo(kept), ...identityStatements(identity, 'session')].join('; ');
}

/** @param span whether they are set for the session, or end with the transaction. */
export async function setTimeouts(
  client: DatabaseClient,
  { lockTimeout, statementTimeout }: Timeouts,
  span: 'session' | 'transaction',
): Promise<void> {
  await client.query("select set_config('lock_timeout', $1, $3), set_config('statement_timeout', $2, $3)", [
    `${lockTimeout}ms`,
    `${statementTimeout}ms`,
    span === 'transaction',
  ]);
}

/** Does the work without a `lock_timeout`, as is right for what waits for other transactions by its nature. */
export async function withoutLockTimeout<T>(client: DatabaseClient, work: () => Promise<T>): Promise<T> {
  const { rows } = await client.query<{ before: string }>("select current_setting('lock_timeout') as before");
  await setLockTimeout(client, '0');
  try {
    return await work();
  } finally {
    // What the work said matters, not that the connection may be gone by now.
    await setLockTimeout(client, rows[0]?.before ?? '0').catch(() => undefined);
  }
}

async function setLockTimeout(client: DatabaseClient, value: string): Promise<void> {
  await client.query("select set_config('lock_timeout', $1, false)", [value]);
}
