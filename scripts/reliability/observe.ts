import { setTimeout as sleep } from 'node:timers/promises';

import type { Run } from '../../test/fixtures/nest-cmd.ts';
import type { Server } from './server.ts';

/** What a run was at when a fault hit it. */
export const STATES = [
  'starting',
  'between migrations',
  'in a transaction',
  'outside a transaction',
  'in a backfill',
  'too late',
] as const;
export type State = (typeof STATES)[number];

/** The server may still be busy with the last statement of another process, which was killed. */
const sessionsOf = ({ process }: Run) =>
  `datname = current_database() and application_name like 'siskin % ${process.pid}'`;

const selectSessions = (run: Run) =>
  `select pid from pg_stat_activity where ${sessionsOf(run)} order by backend_start, pid`;

/** What a run does right now, as the server sees it. */
export async function observe(server: Server, database: string, run: Run): Promise<State> {
  const [activity] = await server.query<{ connections: number; written: boolean; ledger: boolean }>(
    database,
    `select count(*)::int as connections, coalesce(bool_or(backend_xid is not null), false) as written,
        to_regclass('siskin_migrations') is not null as ledger
       from pg_stat_activity where ${sessionsOf(run)}`,
  );
  if (activity === undefined || activity.connections === 0) {
    return 'starting';
  }
  const underway = activity.ledger ? await findUnderway(server, database) : undefined;
  if (underway !== undefined) {
    return underway === 'a00000000004' ? 'in a backfill' : 'outside a transaction';
  }
  return activity.written ? 'in a transaction' : 'between migrations';
}

/** Sessions of the run; that of the lock was there first. */
export async function findSessions(server: Server, database: string, run: Run): Promise<number[]> {
  const rows = await server.query<{ pid: number }>(database, selectSessions(run));
  return rows.map(({ pid }) => pid);
}

/** Until the run has a session, or has ended. */
export async function awaitSession(server: Server, database: string, run: Run): Promise<void> {
  await server.withQueries(database, async (query) => {
    while (run.process.exitCode === null && (await query(selectSessions(run))).length === 0) {
      await sleep(10);
    }
  });
}

async function findUnderway(server: Server, database: string): Promise<string | undefined> {
  const [row] = await server.query<{ revision: string }>(
    database,
    `select revision from siskin_migrations where state in ('running', 'reverting')`,
  );
  return row?.revision;
}
