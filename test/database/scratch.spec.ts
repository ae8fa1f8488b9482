import type { ClientConfig } from 'pg';

import { withClient } from '../../src/database/client.js';
import { dropDatabase, ensureDatabase } from '../../src/database/databases.js';
import { withScratchDatabase } from '../../src/database/scratch/with-scratch-database.js';
import { ScratchDatabaseError } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { Role } from '../migrations/faults/role.fixture.js';

let lab: Lab;
beforeAll(async () => void (lab = await Lab.open()));
afterAll(() => lab.close());

const settingsOf = (url: string): ClientConfig => {
  const { hostname, port, username, password, pathname } = new URL(url);
  return { host: hostname, port: Number(port), user: username, password, database: pathname.slice(1) };
};

const ask = (settings: ClientConfig, sql: string) =>
  withClient(settings, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

const databases = async (like: string) =>
  (await lab.query(`select datname from pg_database where datname like '${like}' order by 1`)).map(
    ({ datname }) => String(datname),
  );

describe('withScratchDatabase', () => {
  it('gives an empty database like the one of the application, and drops it', async () => {
    const settings = settingsOf(lab.database.url);
    await lab.query(`
      create table here (id int);
      do $$ begin execute format('alter database %I set search_path = "It''s", public', current_database()); end $$`);
    const facts = `select pg_encoding_to_char(encoding) as encoding, datcollate, datctype, datlocprovider,
                          current_setting('search_path') as path
                     from pg_database where datname = current_database()`;
    const { name, tables, same } = await withScratchDatabase(settings, async (scratch) => ({
      name: scratch.database ?? '',
      tables: await ask(scratch, `select from pg_tables where schemaname = 'public'`),
      same: await ask(scratch, facts),
    }));
    expect(name).toMatch(/^siskin_scratch_[0-9a-f]{16}$/);
    expect(tables).toEqual([]);
    expect(same).toEqual(await ask(settings, facts));
    expect(same[0]?.['path']).toBe(`"It's", public`);
    expect(await databases(name)).toEqual([]);
  });

  it('drops it where the work throws, and while somebody is connected to it', async () => {
    const names: string[] = [];
    const work = withScratchDatabase(settingsOf(lab.database.url), (scratch) => {
      names.push(scratch.database ?? '');
      return withClient(scratch, () => Promise.reject(new Error('broken')));
    });
    await expect(work).rejects.toThrow('broken');
    expect(names).toHaveLength(1);
    expect(await databases(names[0] ?? '')).toEqual([]);
  });

  it('does not wait for the disk, whatever the server does', async () => {
    const told = `select setconfig from pg_db_role_setting
                   where setdatabase = (select oid from pg_database where datname = current_database())`;
    const rows = await withScratchDatabase(settingsOf(lab.database.url), (scratch) => ask(scratch, told));
    expect(rows).toEqual([{ setconfig: expect.arrayContaining(['synchronous_commit=off']) }]);
  });

  it('drops what killed runs have left, but nothing younger, in use or of somebody else', async () => {
    const settings = settingsOf(lab.database.url);
    const suffix = lab.database.name.slice(-8);
    const [old, young, used, plain, odd] = ['old', 'young', 'used', 'plain', 'odd'].map(
      (what) => `siskin_scratch_${what}_${suffix}`,
    ) as [string, string, string, string, string];
    const all = [old, young, used, plain, odd];
    for (const name of all) {
      await ensureDatabase(settings, name);
    }
    const made = (name: string, interval: string) =>
      lab.query(`do $$ begin execute format('comment on database ${name} is %L',
        'A scratch database of siskin, made at ' || to_char((now() - interval '${interval}') at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')); end $$`);
    await made(old, '61 minutes');
    await made(young, '59 minutes');
    await lab.query(`comment on database ${odd} is 'A scratch database of siskin, made at some time'`);
    const left = await withClient({ ...settings, database: used }, async () => {
      // Not sooner, or a run of another test would drop it.
      await made(used, '2 days');
      return withScratchDatabase(settings, () => databases(`siskin\\_scratch\\_%${suffix}`));
    });
    expect(left).toEqual([young, used, plain, odd].toSorted());
    await Promise.all(all.map((name) => dropDatabase(settings, name)));
  });

  it('says what a role lacks that may not create one', async () => {
    await using role = await Role.create(lab);
    const work = withScratchDatabase(settingsOf(role.url), () => Promise.resolve());
    const error = await rejection(work, ScratchDatabaseError);
    expect(error.message).toBe(
      [
        `The role ${role.name} may not create a scratch database at ${error.address.host}:${error.address.port}: permission denied to create database.`,
        `Let an administrator run: alter role ${role.quoted} createdb;`,
        'Or go without the proof that the database is for, by --no-prove: nest-cmd db:baseline and nest-cmd db:adopt take it.',
      ].join('\n'),
    );
    expect(error.code).toBe('SISKIN_SCRATCH_DATABASE');
  });
});
