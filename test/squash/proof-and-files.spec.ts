import { readdir, readFile } from 'node:fs/promises';

import {
  InvalidNameError,
  NothingToSquashError,
  SquashDifferenceError,
  SquashReplayError,
  UnknownRevisionError,
} from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { followScratch, scratchDatabases } from '../fixtures/scratch-databases.js';
import { only } from './only.js';
import { sqlFile } from './sql-file.js';

let lab: Lab;
beforeEach(async () => {
  lab = await Lab.open();
  await followScratch(lab.database);
});
afterEach(() => lab.close());

const line: Record<string, string> = {
  '1_a.sql': sqlFile('a', '', 'create table t (n int);', 'drop table t;'),
  '2_b.sql': sqlFile('b', 'a', 'alter table t add column m int;', 'alter table t drop column m;'),
  '3_c.sql': sqlFile('c', 'b', 'alter table t add column o int;', 'alter table t drop column o;'),
};

/** As {@link line}, without revisions and parents: each follows the file before it. */
const unsaid = Object.fromEntries(
  Object.entries(line).map(([name, text]) => [name, text.replace(/^-- revision.*\n-- parents.*\n/, '')]),
);

const ids = (items: readonly { revision: string }[]) => items.map(({ revision }) => revision);
const eventTrigger = sqlFile(
  'c',
  'b',
  `create function note() returns event_trigger language plpgsql as 'begin end';
   create event trigger noting on ddl_command_end execute function note();`,
  'drop event trigger noting; drop function note();',
);

describe('a squash that can not be proved', () => {
  it('writes nothing, and lists what is different', async () => {
    const folder = await lab.folder({ ...line, '3_c.sql': eventTrigger });
    const error = await rejection((await lab.on([folder])).squash(), SquashDifferenceError);
    expect(error.differences).toEqual(['- event trigger noting']);
    expect(error.problem).toBe(
      'The squashed history leads to another database than the revisions do (-: theirs, +: its own). Nothing was written.\n- event trigger noting',
    );
    expect(await readdir(folder)).toEqual(['1_a.sql', '2_b.sql', '3_c.sql']);
    expect(await scratchDatabases(lab.database)).toEqual([]);
    await expect((await lab.on([folder])).squash('b')).resolves.toMatchObject({
      baselines: [{ replaces: ['a', 'b'] }],
    });
  });

  it('is one whose revisions need what is not there', async () => {
    const folder = await lab.folder({ ...line, '3_c.sql': sqlFile('c', 'b', 'alter table gone add x int;') });
    const error = await rejection((await lab.on([folder])).squash(), SquashReplayError);
    expect(error).toMatchObject({
      history: 'present',
      problem: expect.stringContaining('relation "gone" does not exist'),
    });
    expect(await readdir(folder)).toHaveLength(3);
    expect(await scratchDatabases(lab.database)).toEqual([]);
  });

  it('is one whose branch from inside needs what is gone at its end', async () => {
    const folder = await lab.folder({
      ...line,
      '3_c.sql': sqlFile('c', 'b', 'alter table t drop column m;', 'alter table t add column m int;'),
      '2_x.sql': sqlFile('x', 'b', 'create index by_m on t (m);', 'drop index by_m;'),
    });
    const error = await rejection((await lab.on([folder])).squash('c'), SquashReplayError);
    expect(await readdir(folder)).toHaveLength(4);
    expect(error).toMatchObject({ history: 'squashed', problem: expect.stringContaining('by_m') });
  });
});

it('refuses a branch from inside that comes to something else above the baseline', async () => {
  const folder = await lab.folder({
    ...line,
    '1_x.sql': sqlFile('x', 'a', 'alter table t add column x int;', 'alter table t drop column x;'),
    '5_y.sql': sqlFile('y', 'c', 'create table u (n int);', 'drop table u;'),
  });
  const migrations = await lab.on([folder]);
  await expect(migrations.squash('c')).rejects.toThrow(SquashDifferenceError);
  expect(await readdir(folder)).toHaveLength(5);
});

it('lets a branch from inside stand on the baseline, where that comes to the same', async () => {
  const folder = await lab.folder({
    ...line,
    '4_x.sql': sqlFile('x', 'a', 'create table x (n int);', 'drop table x;'),
    '5_y.sql': sqlFile('y', 'c', 'create table u (n int);', 'drop table u;'),
  });
  const { baselines } = await (await lab.on([folder])).squash('c');
  const { revision } = only(baselines);
  const migrations = await lab.on([folder]);
  expect(await migrations.heads()).toMatchObject([
    { revision: 'x', parents: [revision] },
    { revision: 'y', parents: [revision] },
  ]);
  expect(ids((await migrations.migrate({ target: 'heads' })).steps)).toEqual([revision, 'x', 'y']);
});

describe('--prune', () => {
  it('deletes what is replaced once somebody has agreed, and the graph stays', async () => {
    const folder = await lab.folder({
      ...line,
      '4_d.sql': sqlFile('d', 'b', 'create table d (n int);', 'drop table d;'),
    });
    const asked: string[][] = [];
    const no = async (files: readonly string[]) => {
      asked.push([...files]);
      return false;
    };
    const first = await (await lab.on([folder])).squash('c', { prune: true, confirm: no });
    expect(asked).toEqual([['1_a.sql', '2_b.sql', '3_c.sql'].map((name) => `${folder}/${name}`)]);
    expect(first.pruned).toEqual([]);
    expect(await readdir(folder)).toEqual(['1_a.sql', '2_b.sql', '3_c.sql', '4_baseline.sql', '4_d.sql']);
    const { revision } = only(first.baselines);

    const second = await (await lab.on([folder])).squash(revision, { prune: true });
    expect(second).toEqual({
      target: null,
      baselines: [],
      kept: [],
      rewritten: [],
      pruned: asked[0],
    });
    expect((await readdir(folder)).toSorted()).toEqual(['4_baseline.sql', '4_d.sql']);
    expect(await (await lab.on([folder])).show('d')).toMatchObject([{ parents: [revision] }]);
  });

  it.each([
    ['two', '2_b', ['2_baseline.sql', '3_c.sql']],
    ['all', undefined, ['4_baseline.sql']],
  ])('keeps the order of files that say no parents: %s of them', async (_what, target, files) => {
    const folder = await lab.folder(unsaid);
    const { baselines, rewritten } = await (await lab.on([folder])).squash(target, { prune: true });
    expect(rewritten).toEqual([]);
    expect(await readdir(folder)).toEqual(files);
    const { revision } = only(baselines);
    const after = await lab.on([folder]);
    expect(ids(await after.history())).toEqual(target === undefined ? [revision] : ['3_c', revision]);
    expect(ids((await after.migrate()).steps)).toEqual(target === undefined ? [revision] : [revision, '3_c']);
  });

  it('writes the parents into a file that would lose its place', async () => {
    const [one, other] = [
      await lab.folder({}),
      await lab.folder({ ...unsaid, '4_d.sql': '-- up\ncreate table d (n int);\n' }),
    ];
    const end = await lab.folder({
      '9_end.sql': sqlFile('end', '3_c', 'create table e (n int);', 'drop table e;'),
    });
    const paths = [one, other, end];
    const before = await lab.on(paths);
    await expect(before.squash('end', { prune: true })).resolves.toMatchObject({
      rewritten: [`${other}/4_d.sql`],
      baselines: [{ replaces: ['1_a', '2_b', '3_c', 'end'] }],
    });
    expect(await readdir(other)).toEqual(['4_d.sql']);
    const after = await lab.on(paths);
    const revision = (await after.history()).at(-1)?.revision;
    expect(await readFile(`${other}/4_d.sql`, 'utf8')).toBe(
      `-- parents: ${revision}\n-- up\ncreate table d (n int);\n`,
    );
    expect(await after.show('4_d')).toMatchObject([{ parents: [revision] }]);
  });

  it('keeps an older baseline, which alone says what it stands for', async () => {
    const folder = await lab.folder(line);
    await (await lab.on([folder])).squash('b', { prune: true });
    await (await lab.on([folder])).squash('c', { prune: true, name: 'second' });
    expect(await readdir(folder)).toEqual(
      ['3_baseline.sql', '3_second.sql'].map((name) => name.replace('3_b', '2_b')),
    );
    await (await lab.with(line)).migrate();
    const after = await lab.on([folder]);
    expect(await after.status()).toMatchObject({ applied: 1, pending: 0, missing: 0 });
  });
});

describe('refuses', () => {
  it.each([
    ['a target that there is not', 'gone', {}, UnknownRevisionError],
    ['a single revision', 'a', {}, NothingToSquashError],
    ['a name without a letter', undefined, { name: '...' }, InvalidNameError],
  ])('%s', async (_what, target, options, error) => {
    const folder = await lab.folder(line);
    await expect((await lab.on([folder])).squash(target, options)).rejects.toThrow(error);
    expect(await readdir(folder)).toHaveLength(3);
  });

  it('an empty history', async () => {
    await expect((await lab.with({})).squash()).rejects.toThrow('there is no revision');
  });
});
