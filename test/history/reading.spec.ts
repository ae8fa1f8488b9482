import { InvalidTargetError, UnknownRevisionError, type RevisionInfo } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { graph, line } from './graph.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const ids = (infos: readonly RevisionInfo[]) => infos.map(({ revision }) => revision);

/** The history with everything but s2 applied. */
async function partlyApplied() {
  const migrations = await lab.with(graph);
  await migrations.migrate({ target: ['m1', 's1'] });
  return migrations;
}

describe('Reading the history', () => {
  it('tells the heads and the branch points from the files alone', async () => {
    const migrations = await lab.with(graph);
    await lab.database.drop();

    expect(ids(await migrations.heads())).toEqual(['m1', 's2']);
    expect(ids(await migrations.history())).toEqual(['s2', 's1', 'm1', 'c1', 'b1', 'a1']);
    expect(await migrations.branches()).toMatchObject([
      { revision: 'a1', children: ['b1', 'c1'], database: null },
    ]);
    expect(await migrations.check()).toMatchObject([
      { head: 'm1', revisions: [{ revision: 'c1' }, { revision: 'm1' }] },
      { head: 's2', revisions: [{ revision: 's1' }, { revision: 's2' }] },
    ]);
  });

  it('tells what is applied', async () => {
    const migrations = await partlyApplied();

    expect(ids(await migrations.current())).toEqual(['m1', 's1']);
    expect(await migrations.show('shop')).toEqual([
      {
        revision: 's1',
        name: '5_s',
        file: expect.stringMatching(/5_s\.ts$/),
        parents: [],
        dependsOn: ['b1'],
        replaces: [],
        labels: ['shop'],
        branches: ['shop'],
        children: ['s2'],
        isHead: false,
        database: {
          state: 'applied',
          isCurrent: true,
          batch: 1,
          appliedAt: expect.any(Date),
          durationMs: expect.any(Number),
          appliedBy: expect.stringContaining('@'),
          statementsDone: 1,
        },
      },
    ]);
    expect(await migrations.show('shop@head')).toMatchObject([
      { revision: 's2', isHead: true, database: { state: 'pending', isCurrent: false, appliedAt: null } },
    ]);
  });

  it.each([
    ['a1:m1', ['m1', 'c1', 'b1', 'a1']],
    ['b1:', ['m1', 'b1']],
    [':current', ['s1', 'm1', 'c1', 'b1', 'a1']],
    ['current:', ['s2', 's1', 'm1']],
    ['c1:current', ['m1', 'c1']],
  ])('lists the range %s', async (range, expected) => {
    const migrations = await partlyApplied();
    expect(ids(await migrations.history({ range })).toSorted()).toEqual(expected.toSorted());
  });

  it('counts a range back from what is applied', async () => {
    const migrations = await lab.with(line);
    await migrations.migrate({ target: 'b1' });
    expect(ids(await migrations.history({ range: '-1:current' }))).toEqual(['b1', 'a1']);
  });

  it.each(['base', 'a1'])('lists nothing up to what is applied where nothing is, from %s', async (start) => {
    const migrations = await lab.with(line);
    expect(await migrations.history({ range: `${start}:current` })).toEqual([]);
    expect(ids(await migrations.history({ range: 'current:b1' }))).toEqual(['b1', 'a1']);
  });

  it('takes a label that begins like current for what it is', async () => {
    const migrations = await lab.with({ ...line, '2_b': { ...line['2_b'], labels: ['currently'] } });
    expect(ids(await migrations.history({ range: 'currently:' }))).toEqual(['c1', 'b1']);
  });

  it('refuses what is no range and what is no revision', async () => {
    const migrations = await lab.with(line);
    await rejection(migrations.history({ range: 'a1' }), InvalidTargetError);
    await rejection(migrations.history({ range: 'current:a1:b1' }), InvalidTargetError);
    await rejection(migrations.history({ range: 'c1:a1' }), InvalidTargetError);
    expect(await rejection(migrations.show('b2'), UnknownRevisionError)).toMatchObject({ suggestion: 'b1' });
  });

  it('shows revisions whose file is gone, and is not blocked by them', async () => {
    await (await lab.with(line)).migrate();
    const { '3_c': _gone, ...left } = line;
    const migrations = await lab.with(left);

    const missing = {
      revision: 'c1',
      name: '3_c',
      file: null,
      isHead: false,
      database: { state: 'missing' },
    };
    expect(await migrations.current()).toMatchObject([{ revision: 'b1' }, missing]);
    expect(await migrations.show('c1')).toMatchObject([missing]);
    expect(await migrations.history({ database: true })).toMatchObject([
      missing,
      { revision: 'b1' },
      { revision: 'a1' },
    ]);
    expect(ids(await migrations.history())).toEqual(['b1', 'a1']);
    expect(await migrations.graph()).toMatchObject([
      { id: 'a1', state: 'applied', isHead: false },
      { id: 'b1', state: 'applied', isHead: true },
      { id: 'c1', state: 'missing', isHead: false },
    ]);
  });
});
