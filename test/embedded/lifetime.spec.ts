import { describe, expect, it } from '@jest/globals';
import { startEmbeddedPostgres } from '../../src/database/embedded/index.js';
import { isRunning, postmasterPid, useDataDirs } from './data-dirs.js';
import { query } from './query.js';
import { SpawnedUser } from './spawned-user.js';

const newDataDir = useDataDirs();
const durable = false;

describe('the lifetime of an embedded server', () => {
  it('begins with its first user and ends with the last one, in one process', async () => {
    const dataDir = await newDataDir();
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    const first = await startEmbeddedPostgres({ dataDir, durable, log });
    const second = await startEmbeddedPostgres({ dataDir, durable, log });

    await first.stop();
    await first.stop();
    expect(await query(second.url(), 'select 1 as one')).toEqual([{ one: 1 }]);

    await second[Symbol.asyncDispose]();
    expect(await isRunning(dataDir)).toBe(false);
    const place = `127.0.0.1:${first.port}`;
    expect(lines).toEqual([
      `making a PostgreSQL cluster in ${dataDir}`,
      `started PostgreSQL on ${place}`,
      `joined PostgreSQL on ${place}`,
      `stopped PostgreSQL on ${place}`,
    ]);
  });

  it('goes on for a process that joined, after the one that started it', async () => {
    const dataDir = await newDataDir();
    const starter = new SpawnedUser({ dataDir, durable });
    const { port } = await starter.ready();
    const handle = await startEmbeddedPostgres({ dataDir });
    expect(handle.port).toBe(port);

    await starter.stop();
    expect(await query(handle.url(), 'select 1 as one')).toEqual([{ one: 1 }]);

    await handle.stop();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('is one for four processes that start at the same time', async () => {
    const dataDir = await newDataDir();
    const users = Array.from({ length: 4 }, () => new SpawnedUser({ dataDir, durable, database: 'shared' }));
    const ready = await Promise.all(users.map((user) => user.ready()));
    expect(new Set(ready.map(({ port }) => port)).size).toBe(1);

    const [last, ...others] = users;
    await Promise.all(others.map((user) => user.stop()));
    expect(await isRunning(dataDir)).toBe(true);
    await last?.stop();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('keeps the data and the password for the next time', async () => {
    const dataDir = await newDataDir();
    const first = await startEmbeddedPostgres({ dataDir, durable, database: 'kept' });
    await query(first.url(), 'create table birds as select 7 as count');
    await first.stop();

    const second = await startEmbeddedPostgres({ dataDir, durable, database: 'kept' });
    expect(second.password).toBe(first.password);
    expect(await query(second.url(), 'select count from birds')).toEqual([{ count: 7 }]);
    await second.stop();
  });

  it('goes on after a last user that keeps it running', async () => {
    const dataDir = await newDataDir();
    const kept = await startEmbeddedPostgres({ dataDir, durable, keepRunning: true });
    await kept.stop();
    expect(await isRunning(dataDir)).toBe(true);

    const next = await startEmbeddedPostgres({ dataDir });
    expect(next.port).toBe(kept.port);
    await next.stop();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('survives a process that ends without stop(), until the next user has come and gone', async () => {
    const dataDir = await newDataDir();
    const starter = new SpawnedUser({ dataDir, durable });
    await starter.ready();
    await starter.forget();
    const pid = await postmasterPid(dataDir);
    expect(await isRunning(dataDir)).toBe(true);

    const next = new SpawnedUser({ dataDir });
    await next.ready();
    expect(await postmasterPid(dataDir)).toBe(pid);
    await next.stop();
    expect(await isRunning(dataDir)).toBe(false);
  });

  it('is short to begin and to join', async () => {
    const times: { start: number; join: number }[] = [];
    const best = (what: 'start' | 'join') => Math.min(...times.map((time) => time[what]));
    // The machine may be busy with something else just then.
    do {
      times.push(await startAndJoin(await newDataDir()));
    } while (times.length < 5 && (best('start') >= LONGEST.start || best('join') >= LONGEST.join));

    expect(best('start')).toBeLessThan(LONGEST.start);
    expect(best('join')).toBeLessThan(LONGEST.join);
  });
});

/** Several times what it takes on an idle machine, in milliseconds. */
const LONGEST = { start: 8_000, join: 500 };

/** How long a server takes to start, and then to be joined. */
async function startAndJoin(dataDir: string) {
  const starter = new SpawnedUser({ dataDir, durable });
  const start = await starter.ready();
  const joiner = new SpawnedUser({ dataDir });
  const join = await joiner.ready();
  await Promise.all([starter.stop(), joiner.stop()]);
  return { start: start.ms, join: join.ms };
}
