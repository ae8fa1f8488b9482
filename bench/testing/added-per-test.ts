import { MikroORM } from '@mikro-orm/postgresql';
import { type IsolationMode, openTestDatabase } from 'siskin/testing';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { median, timed } from './median.js';
import { writeProject } from './project.js';
import { schemaOf, writeSiskinMigrations } from './schema.js';

interface Figures {
  /** Of `beginTest` and `endTest`, in milliseconds. */
  readonly around: number;
  /** Of three inserts, each into another table and in a transaction of its own. */
  readonly body: number;
}

/** What each isolation adds to a test that writes three tables: around it, and to its statements. */
export async function measureAdded(tables: number, rounds: number): Promise<Map<IsolationMode, number>> {
  const schema = schemaOf(tables);
  const folder = await writeProject(`tables-${tables}`, { 'entities.js': schema.entities });
  await writeSiskinMigrations(join(folder, 'migrations'), schema);
  const clone = await measure('clone', folder, Math.ceil(rounds / 4));
  const added = new Map<IsolationMode, number>();
  for (const isolation of ['transaction', 'clean'] as const) {
    const { around, body } = await measure(isolation, folder, rounds);
    // Nothing is added to the statements of a clone.
    added.set(isolation, around + Math.max(0, body - clone.body));
  }
  return added.set('clone', clone.around);
}

async function measure(isolation: IsolationMode, folder: string, rounds: number): Promise<Figures> {
  const { entities } = (await import(pathToFileURL(join(folder, 'entities.js')).href)) as { entities: [] };
  const create = () =>
    MikroORM.init({ clientUrl: process.env['DATABASE_URL'] ?? '', entities, ensureDatabase: false });
  const siskin = { migrations: { paths: [join(folder, 'migrations')] } };
  await using database = await openTestDatabase(create, { isolation, siskin });
  const around: number[] = [];
  const bodies: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const begin = await timed(() => database.beginTest());
    // A clone is connected to by the first statement, which is part of what it costs.
    const connect = await timed(() => database.execute('select 1'));
    const body = await timed(() => writeThree((sql) => database.execute(sql)));
    const end = await timed(() => database.endTest({ name: 'a test', failed: false }));
    if (round > 0) {
      around.push(begin + connect + end);
      bodies.push(body);
    }
  }
  return { around: median(around), body: median(bodies) };
}

async function writeThree(execute: (sql: string) => Promise<unknown>): Promise<void> {
  for (const table of ['t1', 't2', 't3']) {
    await execute(`insert into ${table} (name) values ('a')`);
  }
}
