import { setTimeout as sleep } from 'node:timers/promises';

import type { ClientConfig } from 'pg';

import { withClient, type DatabaseClient } from '../../../database/client.js';
import { poolingOf, type Pooling, type PoolingRound } from './pooling-verdict.js';

/** So many that the traffic of others can't make a pool look like sessions. */
const ROUNDS = 10;
/** Longer than a server that is free takes to answer. */
const PATIENCE_MS = 2_000;

/**
 * Finds out whether a connection has a server process of its own, and takes no lock to do so: one that was taken through a
 * pooler would be left behind on whatever process it lent.
 */
export async function findPooling(client: DatabaseClient, settings: ClientConfig): Promise<Pooling> {
  return (await isDirect(client)) ? 'none' : withClient(settings, (other) => compare(client, other));
}

/** A pooler makes up the process id that it tells its clients at their start. */
export async function isDirect(client: DatabaseClient): Promise<boolean> {
  return 'processID' in client && client.processID === (await backendOf(client));
}

/** Compares the server processes of two connections until they tell. */
export async function compare(one: DatabaseClient, other: DatabaseClient): Promise<Pooling> {
  const rounds: PoolingRound[] = [];
  do {
    rounds.push(await look(one, other));
  } while (rounds.length < ROUNDS && poolingOf(rounds) === 'session');
  return poolingOf(rounds);
}

async function look(one: DatabaseClient, other: DatabaseClient): Promise<PoolingRound> {
  const before = [await backendOf(one), await backendOf(one)] as const;
  await other.query('begin');
  const taken = await backendOf(other);
  // In a pool of one there would be no answer before the transaction is over.
  const asked = before.includes(taken) ? undefined : backendOf(one);
  const during = await Promise.race([asked, sleep(PATIENCE_MS, undefined, { ref: false })]).catch(
    () => undefined,
  );
  await other.query('rollback');
  await asked;
  return { before, other: taken, during: during ?? undefined };
}

async function backendOf(client: DatabaseClient): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}
