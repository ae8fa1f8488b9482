import type { LockHolder } from '../../../errors/lock-timeout.error.js';
import type { Ask } from '../ask.js';

/** The lease as whoever looks at it sees it. */
export interface SeenLease {
  holder: string | null;
  fence: string;
  /** Whether somebody has it, be it expired. */
  owned: boolean;
  /** Whether it has not expired, by the server's clock. */
  live: boolean;
  since: Date | null;
  expiresAt: Date | null;
  /** Holders that have lost it and whose statements may still be at work. */
  former: string[];
}

export async function readLease(ask: Ask, table: string): Promise<SeenLease | undefined> {
  const { rows } = await ask<SeenLease>(
    `select holder, fence, owner is not null as owned, coalesce(expires_at > clock_timestamp(), false) as live,
            acquired_at as since, expires_at as "expiresAt", former
       from ${table}`,
  );
  return rows[0];
}

/** Whoever holds it; undefined where it has expired, or nobody has it. */
export async function findLeaseHolder(ask: Ask, table: string): Promise<LockHolder | undefined> {
  const lease = await readLease(ask, table);
  if (!lease?.live) {
    return undefined;
  }
  const { holder, since, expiresAt } = lease;
  return { kind: 'lease', pid: null, user: null, application: holder, host: null, since, expiresAt };
}

/** Forgets holders whose statements are over. */
export async function forgetFormer(ask: Ask, table: string, former: readonly string[]): Promise<void> {
  await ask(
    `update ${table} set former = array(select unnest(former) except select unnest($1::text[])) where former <> '{}'`,
    [former],
  );
}
