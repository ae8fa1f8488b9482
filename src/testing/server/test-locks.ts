import { createHash } from 'node:crypto';

import type { TestServer } from './test-server.js';

/** Of the session-level advisory lock that a run holds as long as it lives. */
export function runKey(id: string): bigint {
  return keyOf(`siskin test run ${id}`);
}

/** Of the lock under which a template is built, marked as used or dropped. */
export function templateKey(template: string): bigint {
  return keyOf(`siskin test template ${template}`);
}

/** @returns whether the session has the lock. */
export async function tryLock(server: TestServer, key: bigint): Promise<boolean> {
  const [row] = await server.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [key]);
  return row?.locked === true;
}

/** Waits for the lock. */
export async function lock(server: TestServer, key: bigint): Promise<void> {
  await server.query('select pg_advisory_lock($1)', [key]);
}

/** What has lost its connection has lost its locks with it. */
export async function unlock(server: TestServer, key: bigint): Promise<void> {
  await server.query('select pg_advisory_unlock($1)', [key]).catch(() => undefined);
}

/** All locks of that kind that anybody holds on the server, whichever database they belong to. */
export async function heldKeys(server: TestServer): Promise<Set<bigint>> {
  const rows = await server.query<{ key: string }>(HELD);
  return new Set(rows.map(({ key }) => BigInt(key)));
}

const HELD = `
select (classid::bigint << 32 | objid::bigint)::text as key
  from pg_locks where locktype = 'advisory' and objsubid = 1 and granted`;

function keyOf(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigInt64BE();
}
