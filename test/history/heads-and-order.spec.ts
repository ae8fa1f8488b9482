import { OutOfOrderError, SeveralHeadsError, type MigrationEvent } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { diverged, graph, line } from './graph.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

const revisions = ({ steps }: { steps: { revision: string }[] }) => steps.map(({ revision }) => revision);

/** `b1` is merged after `c1`, which stands on it, was applied. */
async function late(outOfOrder?: 'allow' | 'warn' | 'refuse') {
  const { '2_b': _, ...early } = line;
  await (await lab.with({ ...early, '3_c': { ...line['3_c'], parents: ['a1'] } })).migrate();
  return lab.with(line, { outOfOrder });
}

describe('Several heads', () => {
  it('are shown with their lines and the ways out, and nothing is done', async () => {
    const folder = await lab.folder(diverged);
    const migrations = await lab.on([folder]);

    const error = await rejection(migrations.migrate(), SeveralHeadsError);

    expect(error.problem)
      .toBe(`The history has 2 heads, and it was not said which of them to go to. Nothing was done.
b1:
  b1  ${folder}/2_b.ts
c2:
  c1  ${folder}/3_c.ts
  c2  ${folder}/4_c.ts`);
    expect(error.remedy).toBe(`Join them: nest-cmd db:merge
Or put one behind the other: nest-cmd db:rebase c1 --onto b1
Or apply all as they are: nest-cmd db:migrate heads`);
    expect(await lab.applied()).toEqual([]);
  });

  it('are applied when asked for, and then no longer in the way', async () => {
    const migrations = await lab.with(diverged);
    expect(revisions(await migrations.migrate({ target: 'heads' }))).toEqual(['a1', 'b1', 'c1', 'c2']);
    expect(revisions(await migrations.migrate())).toEqual([]);
  });

  it('do not count where another branch depends on them', async () => {
    const { '6_s': _, ...oneHead } = graph;
    const migrations = await lab.with({
      ...oneHead,
      '5_s': { revision: 's1', parents: [], dependsOn: ['m1'], change() {} },
    });
    expect(revisions(await migrations.migrate())).toEqual(['a1', 'b1', 'c1', 'm1', 's1']);
  });

  it('are reached by label', async () => {
    const migrations = await lab.with(graph);
    expect(revisions(await migrations.migrate({ target: 'shop@head' }))).toEqual(['a1', 'b1', 's1', 's2']);
    expect(revisions(await migrations.rollback({ target: 'shop@-1' }))).toEqual(['s2']);
    expect(revisions(await migrations.migrate({ target: 'shop@+1' }))).toEqual(['s2']);
    expect(revisions(await migrations.migrate({ target: ['c1', 'm1'] }))).toEqual(['c1', 'm1']);
  });
});

describe('A revision that comes late', () => {
  it.each([undefined, 'allow', 'warn'] as const)(
    'is applied and named where outOfOrder is %s',
    async (mode) => {
      const migrations = await late(mode);
      const events: MigrationEvent[] = [];

      const run = await migrations.migrate({ onProgress: (event) => events.push(event) });

      expect(run).toMatchObject({ outOfOrder: ['b1'], steps: [{ revision: 'b1' }] });
      expect(events.filter(({ type }) => type === 'out-of-order')).toEqual(
        mode === 'warn' ? [{ type: 'out-of-order', revisions: ['b1'] }] : [],
      );
      expect(await lab.applied()).toEqual(['a1 in 1', 'c1 in 1', 'b1 in 2']);
    },
  );

  it('is refused where outOfOrder says so', async () => {
    const migrations = await late('refuse');
    expect(await rejection(migrations.migrate(), OutOfOrderError)).toMatchObject({
      revisions: ['b1'],
      code: 'SISKIN_OUT_OF_ORDER',
    });
    expect(await lab.applied()).toEqual(['a1 in 1', 'c1 in 1']);
  });
});
