import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import {
  InvalidTargetError,
  MultipleHeadsError,
  NotAHeadError,
  ParentsNotFoundError,
  RebaseAppliedError,
  RebaseCycleError,
  RebaseMergeError,
} from '../../src/index.js';
import { rejection } from '../fixtures/lab.js';
import { migration, read, Workshop } from './workshop.js';

let workshop: Workshop;
beforeEach(async () => void (workshop = await Workshop.open()));
afterEach(() => workshop.close());

/** Two colleagues went on from `a1`: one to `a2` and `a3`, the other to `b2` and `b3`. */
const branched = {
  '1_a1.ts': migration('a1', []),
  '2_a2.ts': migration('a2', ['a1']),
  '3_a3.ts': migration('a3', ['a2']),
  '4_b2.ts': migration('b2', ['a1']),
  '5_b3.ts': migration('b3', ['b2']),
};

const orderIn = async (folder: string) => {
  const { revisions } = await (await workshop.service(await workshop.copy(folder))).status();
  return revisions.map(({ revision }) => revision);
};

describe('db:rebase', () => {
  it('lets a line follow another head, and leaves every other file as it was', async () => {
    const folder = await workshop.folder(branched);
    const rebased = await (await workshop.service(folder)).rebase('b2', { onto: 'a3' });

    const path = join(folder, '4_b2.ts');
    expect(rebased).toEqual({ revision: 'b2', path, before: ['a1'], parents: ['a3'], changed: true });
    const files = { ...branched, '4_b2.ts': branched['4_b2.ts'].replace("['a1']", "['a3']") };
    for (const name of await readdir(folder)) {
      expect([name, await read(join(folder, name))]).toEqual([
        name,
        Object.entries(files).find(([key]) => key === name)?.[1],
      ]);
    }
    expect(await orderIn(folder)).toEqual(['a1', 'a2', 'a3', 'b2', 'b3']);
    const migrated = await (await workshop.service(await workshop.copy(folder))).migrate({ target: 'head' });
    expect(migrated.steps).toHaveLength(5);
  });

  it('adds the line to a file without parents', async () => {
    const folder = await workshop.folder({
      '1_a1.ts': migration('a1'),
      '2_a2.ts': migration('a2'),
      '3_b2.ts': migration('b2', ['a1']),
    });
    expect(await (await workshop.service(folder)).rebase('a2', { onto: 'b2' })).toMatchObject({
      before: ['a1'],
      parents: ['b2'],
    });
    expect(await read(join(folder, '2_a2.ts'))).toContain(
      "  static readonly revision = 'a2';\n  static readonly parents = ['b2'];\n",
    );
    expect(await orderIn(folder)).toEqual(['a1', 'b2', 'a2']);
  });

  it('rewrites the header of SQL', async () => {
    const folder = await workshop.folder({
      ...branched,
      '6_s1.sql': '-- revision: s1\n-- parents: a1\n\n-- up\nselect 1;\n-- down\n',
    });
    await (await workshop.service(folder)).rebase('s1', { onto: 'b3' });
    expect(await read(join(folder, '6_s1.sql'))).toBe(
      '-- revision: s1\n-- parents: b3\n\n-- up\nselect 1;\n-- down\n',
    );
  });

  it('lets a base follow a head, and knows when there is nothing to do', async () => {
    const folder = await workshop.folder({ '1_a1.ts': migration('a1', []), '2_c1.ts': migration('c1', []) });
    expect(await (await workshop.service(folder)).rebase('c1', { onto: 'a1' })).toMatchObject({ before: [] });
    const again = await workshop.service(await workshop.copy(folder));
    expect(await again.rebase('c1', { onto: 'a1' })).toMatchObject({ changed: false, parents: ['a1'] });
  });

  it('refuses where the line is applied, in whole or in part', async () => {
    const migrations = await workshop.service(await workshop.folder(branched));
    await migrations.migrate({ target: ['a3', 'b3'] });
    const error = await rejection(migrations.rebase('b2', { onto: 'a3' }), RebaseAppliedError);
    expect(error.message).toBe(
      [
        "The revision b2 can't follow another one: b2, b3 are applied to this database.",
        'To revert first what nobody else has applied: nest-cmd db:rollback b2@a1',
        'To join the two lines in place of that: nest-cmd db:merge',
      ].join('\n'),
    );

    // What the error says to do is what helps.
    await migrations.rollback({ target: 'b2@a1' });
    expect(await workshop.appliedRevisions()).toEqual(['a1', 'a2', 'a3']);
    expect(await migrations.rebase('b2', { onto: 'a3' })).toMatchObject({ parents: ['a3'] });
  });

  it('moves a line though what it left is applied', async () => {
    const migrations = await workshop.service(await workshop.folder(branched));
    await migrations.migrate({ target: 'a3' });
    expect(await migrations.rebase('b2', { onto: 'a3' })).toMatchObject({ changed: true });
  });

  it('refuses what makes no sense', async () => {
    const files = {
      ...branched,
      '6_m.ts': migration('m', ['a3', 'b3']),
      '7_c.ts': migration('c', [], "static readonly labels = ['cc'];"),
      '8_d.ts': migration('d', [], "static readonly dependsOn = ['c'];"),
    };
    const migrations = await workshop.service(await workshop.folder(files));
    const rebase = (revision: string, onto: string) => migrations.rebase(revision, { onto });

    await expect(rebase('m', 'c')).rejects.toEqual(new RebaseMergeError('m', ['a3', 'b3']));
    await expect(rebase('a2', 'm')).rejects.toEqual(new RebaseCycleError('a2', 'm'));
    await expect(rebase('a2', 'a2')).rejects.toEqual(new RebaseCycleError('a2', 'a2'));
    await expect(rebase('cc', 'd')).rejects.toEqual(new RebaseCycleError('c', 'd'));
    await expect(rebase('c', 'a2')).rejects.toBeInstanceOf(NotAHeadError);
    await expect(rebase('a2', 'head')).rejects.toBeInstanceOf(MultipleHeadsError);
    await expect(rebase('a2', 'base')).rejects.toBeInstanceOf(InvalidTargetError);
    await expect(rebase('heads', 'm')).rejects.toBeInstanceOf(InvalidTargetError);
    await expect(rebase('d', 'm')).resolves.toMatchObject({ changed: true });
  });

  it('says what to write where it can not be sure', async () => {
    const source = migration('b2', ['a1']).replace("['a1']", "[['a', 1].join('')]");
    const folder = await workshop.folder({ ...branched, '4_b2.ts': source });
    const migrations = await workshop.service(folder);
    const error = await rejection(migrations.rebase('b2', { onto: 'a3' }), ParentsNotFoundError);

    expect(error.message).toBe(
      [
        `The parents of b2 can't be changed in ${folder}/4_b2.ts: its parents are computed, and not a plain list of ids.`,
        "Write it there by hand: static readonly parents = ['a3'];",
      ].join('\n'),
    );
    expect(await read(join(folder, '4_b2.ts'))).toBe(source);
  });
});
