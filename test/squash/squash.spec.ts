import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { MigrationService } from '../../src/index.js';
import { Lab } from '../fixtures/lab.js';
import type { MigrationSource, MigrationSources } from '../fixtures/migration-files.js';
import { followScratch, scratchDatabases } from '../fixtures/scratch-databases.js';
import { only } from './only.js';
import { sqlFile } from './sql-file.js';

let lab: Lab;
beforeEach(async () => {
  lab = await Lab.open();
  await followScratch(lab.database);
});
afterEach(() => lab.close());

const m1: MigrationSource = {
  revision: 'a',
  parents: [],
  change(op) {
    op.createTable('users', (t) => {
      t.id();
      t.text('name').notNull();
    });
  },
};

/** Ten revisions with two branches and a merge, one of code and one outside a transaction. */
const ten: MigrationSources = {
  '20260101090000_a': m1,
  '20260102090000_b.sql': sqlFile(
    'b',
    'a',
    'alter table users add column email text;',
    'alter table users drop column email;',
  ),
  '20260103090000_c.sql': sqlFile(
    'c',
    'b',
    `create type mood as enum ('sad', 'glad'); create table posts (id serial primary key, author int references users, mood mood);`,
    'drop table posts; drop type mood;',
  ),
  '20260104090000_d.sql': sqlFile(
    'd',
    'c',
    'create view names as select name from users;',
    'drop view names;',
  ),
  '20260105090000_e.sql': sqlFile(
    'e',
    'c',
    'create table tags (label text primary key);',
    'drop table tags;',
  ),
  '20260106090000_f.sql': sqlFile('f', 'e', `update posts set mood = 'sad';`, ''),
  '20260107090000_g': {
    revision: 'g',
    parents: ['d', 'f'],
    async up(op) {
      const rows = await op.rows<{ n: number }>('select count(*)::int as n from users');
      op.sql(`comment on table users is 'people, ${rows.length} row'`);
    },
    down(op) {
      op.sql('comment on table users is null');
    },
  },
  '20260108090000_h': {
    revision: 'h',
    parents: ['g'],
    transaction: false,
    up(op) {
      op.sql('create index concurrently by_email on users (email)');
    },
    down(op) {
      op.sql('drop index by_email');
    },
  },
  '20260109090000_i.sql': sqlFile(
    'i',
    'h',
    `create function shout(t text) returns text language sql immutable return upper(t);
     alter table users add column loud text generated always as (shout(name)) stored;`,
  ),
  '20260110090000_j.sql': sqlFile(
    'j',
    'i',
    'alter table tags add column color text not null;',
    'alter table tags drop column color;',
  ),
};

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'];

async function on(folder: string): Promise<MigrationService> {
  return lab.on([folder]);
}

const ids = (items: readonly { revision: string }[]) => items.map(({ revision }) => revision);

describe('a squash of a history without data', () => {
  it('is one baseline, which an empty database gets and a migrated one has', async () => {
    const folder = await lab.folder(ten);
    const before = await on(folder);
    const squash = await before.squash();
    const { revision, path } = only(squash.baselines);
    expect(squash).toEqual({
      target: 'j',
      baselines: [
        {
          revision: expect.stringMatching(/^[0-9a-f]{12}$/),
          path: join(folder, '20260110090001_baseline.sql'),
          parents: [],
          replaces: IDS,
        },
      ],
      kept: [],
      rewritten: [],
      pruned: [],
    });
    expect(await readFile(path, 'utf8')).toMatch(
      new RegExp(
        `^-- revision: ${revision}\n-- parents:\n-- replaces: ${IDS.join(', ')}\n--\n-- Stands for 10 revisions, from a to j.\n\n-- up\n`,
      ),
    );
    expect(await readdir(folder)).toHaveLength(11);
    expect(await scratchDatabases(lab.database)).toEqual([]);
    expect(await lab.tables()).toEqual([]);

    const after = await on(folder);
    expect(ids(await after.history())).toEqual([revision]);
    await after.migrate();
    expect(await lab.applied()).toEqual([`${revision} in 1`]);
    expect(await lab.tables()).toEqual(['names', 'posts', 'tags', 'users']);
    await lab.query(`insert into users (name) values ('ada')`);
    expect(await lab.query('select id, loud from users')).toEqual([{ id: '1', loud: 'ADA' }]);
    await after.rollback();
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });

  it('is taken by a database that has all of it, and one that has a part goes the old way', async () => {
    const folder = await lab.folder(ten);
    const before = await on(folder);
    await before.migrate({ target: 'e' });
    const { baselines } = await before.squash();
    const { revision } = only(baselines);
    const after = await on(folder);
    expect(ids((await after.migrate()).steps)).toEqual(['d', 'f', 'g', 'h', 'i', 'j']);
    expect(await lab.applied()).toContain(`${revision} in 2`);
    expect(ids(await after.current())).toEqual([revision]);
    for (const selection of [{}, { step: 1 }, { batch: 2 }]) {
      await expect(after.rollback(selection)).rejects.toThrow(
        `The revision ${revision} is a baseline, and stands for 10 revisions that this database has applied one by one.`,
      );
    }
    expect(await lab.tables()).toEqual(['names', 'posts', 'tags', 'users']);
    expect(ids((await after.rollback({ target: `${revision}-1` })).steps)).toEqual([revision]);
    expect(await lab.tables()).toEqual([]);
    expect(await lab.applied()).toEqual([]);
  });

  it('stops at its target, and can be squashed again', async () => {
    const folder = await lab.folder(ten);
    const first = await (await on(folder)).squash('g', { name: 'first years' });
    const { revision, path } = only(first.baselines);
    expect(path).toBe(join(folder, '20260107090001_first_years.sql'));
    const second = await (await on(folder)).squash();
    expect(second.baselines).toMatchObject([{ replaces: [revision, 'h', 'i', 'j'] }]);
    const { revision: last } = only(second.baselines);

    const old = await lab.with(ten);
    await old.migrate();
    const after = await on(folder);
    expect(ids(await after.current())).toEqual([last]);
    expect((await after.migrate()).steps).toEqual([]);
    expect((await lab.applied()).toSorted()).toEqual([...IDS, last].map((id) => `${id} in 1`).toSorted());
  });
});
