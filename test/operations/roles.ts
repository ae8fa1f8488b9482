import { randomBytes } from 'node:crypto';

import { escapeIdentifier, type Client } from 'pg';

/** Roles belong to the server, on which other tests run at the same time. */
const PREFIX = `test_${randomBytes(6).toString('hex')}_`;

/** A name for a role that no other process uses, as long as PostgreSQL lets it be. */
export function roleName(base: string): string {
  const whole = PREFIX + base;
  return whole.slice(0, new TextEncoder().encodeInto(whole, new Uint8Array(63)).read);
}

/** The roles of this process. */
export async function ownRoles(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ role: string }>(
    'select rolname as role from pg_roles where starts_with(rolname, $1)',
    [PREFIX],
  );
  return rows.map(({ role }) => role);
}

/** Drops the roles of this process, with what they were granted. */
export async function dropRoles(client: Client): Promise<void> {
  for (const role of (await ownRoles(client)).map(escapeIdentifier)) {
    await client.query(`drop owned by ${role}; drop role ${role}`);
  }
}
