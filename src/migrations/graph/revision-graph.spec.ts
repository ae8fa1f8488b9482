import { InvalidTargetError } from '../../errors/invalid-target.error.js';
import { SiskinError } from '../../errors/siskin.error.js';
import { readRevisions } from '../../../test/cases/read-revisions.js';
import { UnknownRevisionError } from '../../errors/unknown-revision.error.js';
import { RevisionGraph } from './revision-graph.js';

const graphOf = (text: string) => new RevisionGraph(readRevisions(text));

function messageOf(action: () => unknown): string {
  try {
    return `no error, but ${JSON.stringify(action())}`;
  } catch (error) {
    return error instanceof SiskinError ? `${error.name}: ${error.message}` : String(error);
  }
}

const LINE = graphOf('r1 r2<r1 r3<r2 r4<r3');
/** Two branches of one base, and a tree of its own that depends on one of them. */
const BRANCHES = graphOf('a1 blog1<a1[blog] shop1<a1[shop] blog2<blog1 shop2<shop1 x1~shop1[audit] x2<x1');
const MERGE = graphOf('a1 b1<a1[left] c1<a1[right] m<b1&c1 n<m');

describe('upgrade', () => {
  it.each([
    { name: 'head', graph: LINE, current: [], target: 'head', steps: 'r1 r2 r3 r4' },
    { name: 'only what is pending', graph: LINE, current: ['r2'], target: 'head', steps: 'r3 r4' },
    { name: 'what is applied', graph: LINE, current: ['r3'], target: 'r2', steps: '' },
    { name: 'base', graph: LINE, current: ['r3'], target: 'base', steps: '' },
    { name: '+N', graph: LINE, current: ['r1'], target: '+2', steps: 'r2 r3' },
    { name: '+N from nothing', graph: LINE, current: [], target: '+2', steps: 'r1 r2' },
    { name: 'rev+N', graph: LINE, current: [], target: 'r1+1', steps: 'r1 r2' },
    { name: 'rev-N', graph: LINE, current: [], target: 'r4-2', steps: 'r1 r2' },
    { name: 'rev-N down to the base', graph: LINE, current: [], target: 'r2-2', steps: '' },
    { name: 'rev+0', graph: LINE, current: [], target: 'r2+0', steps: 'r1 r2' },
    { name: 'head-N', graph: LINE, current: [], target: 'head-3', steps: 'r1' },
    { name: 'base+N', graph: LINE, current: [], target: 'base+1', steps: 'r1' },
    {
      name: 'heads',
      graph: BRANCHES,
      current: [],
      target: 'heads',
      steps: 'a1 blog1 shop1 blog2 shop2 x1 x2',
    },
    { name: 'a label', graph: BRANCHES, current: [], target: 'shop', steps: 'a1 shop1' },
    { name: 'a prefix of an id', graph: BRANCHES, current: ['a1'], target: 'blog2', steps: 'blog1 blog2' },
    { name: 'a prefix of a label', graph: BRANCHES, current: ['shop1'], target: 'aud', steps: 'x1' },
    {
      name: 'a prefix that one branch has',
      graph: graphOf('one01 two01 one02<one01[one]'),
      current: [],
      target: 'one@one02',
      steps: 'one01 one02',
    },
    {
      name: 'a prefix of an id and of its own label',
      graph: graphOf('shop1[shopping]'),
      current: [],
      target: 'sho',
      steps: 'shop1',
    },
    { name: 'label@head', graph: BRANCHES, current: [], target: 'shop@head', steps: 'a1 shop1 shop2' },
    { name: 'label@base', graph: BRANCHES, current: [], target: 'shop@base', steps: '' },
    { name: 'label@+N', graph: BRANCHES, current: ['blog1', 'shop1'], target: 'shop@+1', steps: 'shop2' },
    {
      name: 'label@+N from below the branch',
      graph: BRANCHES,
      current: ['blog1'],
      target: 'shop@+2',
      steps: 'shop1 shop2',
    },
    { name: 'label@+N from nothing', graph: BRANCHES, current: [], target: 'audit@+1', steps: 'a1 shop1 x1' },
    {
      name: 'label@+N where another branch implies it',
      graph: BRANCHES,
      current: ['x1'],
      target: 'shop@+1',
      steps: 'shop2',
    },
    { name: 'label@rev', graph: BRANCHES, current: [], target: 'shop@a1', steps: 'a1' },
    {
      name: 'label@heads',
      graph: BRANCHES,
      current: ['a1'],
      target: 'a1@heads',
      steps: 'blog1 shop1 blog2 shop2',
    },
    {
      name: 'several targets',
      graph: BRANCHES,
      current: [],
      target: ['blog', 'shop', 'a1'],
      steps: 'a1 blog1 shop1',
    },
    { name: 'label@rev+N', graph: MERGE, current: ['b1'], target: 'right@a1+1', steps: 'c1' },
    { name: 'label@rev-N', graph: MERGE, current: [], target: 'right@c1-1', steps: 'a1' },
    { name: 'a merge', graph: MERGE, current: ['c1'], target: 'heads', steps: 'b1 m n' },
    { name: 'redundant parents', graph: graphOf('a b<a m<a&b'), current: [], target: 'head', steps: 'a b m' },
    { name: 'a repeated parent', graph: graphOf('a b<a&a'), current: [], target: '+2', steps: 'a b' },
    {
      name: 'several dependencies',
      graph: graphOf('z~y&x&w y x w'),
      current: [],
      target: 'z',
      steps: 'y x w z',
    },
    {
      name: 'a dependency by label',
      graph: graphOf('z~other y[other]'),
      current: [],
      target: 'z',
      steps: 'y z',
    },
    {
      name: 'children that are loaded first',
      graph: graphOf('c<a d<b b a'),
      current: [],
      target: 'heads',
      steps: 'b d a c',
    },
    { name: 'an empty history', graph: new RevisionGraph([]), current: [], target: 'head', steps: '' },
  ])('applies $name: $target', ({ graph, current, target, steps }) => {
    expect(graph.upgrade(current, target).join(' ')).toBe(steps);
  });
});

describe('downgrade', () => {
  it.each([
    { name: 'down to a revision', graph: LINE, current: ['r4'], target: 'r2', steps: 'r4 r3' },
    { name: 'nothing where it is there', graph: LINE, current: ['r2'], target: 'r2', steps: '' },
    { name: 'all', graph: LINE, current: ['r2'], target: 'base', steps: 'r2 r1' },
    { name: 'N steps', graph: LINE, current: ['r4'], target: '-3', steps: 'r4 r3 r2' },
    { name: 'all steps', graph: LINE, current: ['r2'], target: '-2', steps: 'r2 r1' },
    { name: 'to steps below a revision', graph: LINE, current: ['r4'], target: 'r3-1', steps: 'r4 r3' },
    { name: 'to steps above a revision', graph: LINE, current: ['r4'], target: 'base+1', steps: 'r4 r3 r2' },
    {
      name: 'every branch',
      graph: BRANCHES,
      current: ['blog2', 'shop2'],
      target: 'a1',
      steps: 'shop2 blog2 shop1 blog1',
    },
    {
      name: 'the branch named',
      graph: BRANCHES,
      current: ['blog2', 'shop2'],
      target: 'shop@a1',
      steps: 'shop2 shop1',
    },
    {
      name: 'the steps of a branch',
      graph: BRANCHES,
      current: ['blog2', 'shop2'],
      target: 'shop@-1',
      steps: 'shop2',
    },
    {
      name: 'the only row of a branch point',
      graph: BRANCHES,
      current: ['blog1'],
      target: '-1',
      steps: 'blog1',
    },
    { name: 'what depends on it', graph: BRANCHES, current: ['x2'], target: 'shop@-1', steps: 'x2 x1 shop1' },
    { name: 'the tree named', graph: BRANCHES, current: ['x2'], target: 'audit@base', steps: 'x2 x1' },
    { name: 'a merge', graph: MERGE, current: ['m'], target: '-1', steps: 'm' },
    { name: 'down to below a merge', graph: MERGE, current: ['n'], target: '-2', steps: 'n m' },
    { name: 'the merge of a target', graph: MERGE, current: ['n'], target: 'm-1', steps: 'n m' },
    { name: 'one side of a merge', graph: MERGE, current: ['n'], target: 'b1', steps: 'n m' },
  ])('reverts $name: $target', ({ graph, current, target, steps }) => {
    expect(graph.downgrade(current, target).join(' ')).toBe(steps);
  });
});

describe('stamp', () => {
  it.each([
    { name: 'an empty database', graph: LINE, current: [], target: 'r3', heads: 'r3' },
    { name: 'what is above', graph: BRANCHES, current: ['blog2', 'shop2'], target: 'a1', heads: 'a1' },
    { name: 'what is below', graph: LINE, current: ['r1'], target: 'head', heads: 'r4' },
    {
      name: 'nothing of other branches',
      graph: BRANCHES,
      current: ['blog1', 'shop1'],
      target: 'shop2',
      heads: 'blog1 shop2',
    },
    { name: 'all by base', graph: BRANCHES, current: ['blog1', 'x1'], target: 'base', heads: '' },
    {
      name: 'a branch and what depends on it',
      graph: BRANCHES,
      current: ['blog1', 'x1'],
      target: 'shop@base',
      heads: 'blog1',
    },
    {
      name: 'by several targets',
      graph: BRANCHES,
      current: ['a1'],
      target: ['blog', 'shop'],
      heads: 'blog1 shop1',
    },
    { name: 'by steps from the heads', graph: LINE, current: [], target: '-1', heads: 'r3' },
  ])('replaces $name: $target', ({ graph, current, target, heads }) => {
    expect(graph.stamp(current, target).join(' ')).toBe(heads);
  });
});

describe('history', () => {
  it.each([
    { graph: LINE, range: undefined, listed: 'r4 r3 r2 r1' },
    { graph: LINE, range: 'r2:r3', listed: 'r3 r2' },
    { graph: LINE, range: 'r3:', listed: 'r4 r3' },
    { graph: LINE, range: ':r2', listed: 'r2 r1' },
    { graph: LINE, range: '-1:', listed: 'r4 r3' },
    { graph: LINE, range: '-9:', listed: 'r4 r3 r2 r1' },
    { graph: LINE, range: 'r2:+1', listed: 'r3 r2' },
    { graph: LINE, range: ':+9', listed: 'r4 r3 r2 r1' },
    { graph: LINE, range: 'r3-9:r3+9', listed: 'r4 r3 r2 r1' },
    { graph: BRANCHES, range: '-1:', listed: 'x2 x1 shop2 blog2 shop1 blog1' },
    { graph: graphOf('r1 s1 s2<s1'), range: '-1:', listed: 's2 s1 r1' },
    { graph: LINE, range: 'r2:head-1', listed: 'r3 r2' },
    { graph: BRANCHES, range: 'audit@base:', listed: 'x2 x1 shop1 a1' },
    { graph: BRANCHES, range: 'a1:heads', listed: 'shop2 blog2 shop1 blog1 a1' },
  ])('lists $range', ({ graph, range, listed }) => {
    expect(graph.history(range).join(' ')).toBe(listed);
  });
});

describe('look-ups', () => {
  it('tell heads, real heads and bases', () => {
    const graph = graphOf('a1 b1 c1~b1');
    expect([graph.heads, graph.realHeads, graph.bases]).toEqual([
      ['a1', 'b1', 'c1'],
      ['a1', 'c1'],
      ['a1', 'b1', 'c1'],
    ]);
  });

  it('tell the neighbours of a revision', () => {
    expect(BRANCHES.children('a1')).toEqual(['blog1', 'shop1']);
    expect(BRANCHES.ancestors('x2')).toEqual(['a1', 'shop1', 'x1']);
    expect(BRANCHES.descendants('shop')).toEqual(['shop2', 'x1', 'x2']);
    expect(BRANCHES.get('shop').id).toBe('shop1');
    expect([BRANCHES.has('shop1'), BRANCHES.has('shop')]).toEqual([true, false]);
    expect(BRANCHES.resolve('heads')).toEqual(['blog2', 'shop2', 'x2']);
  });

  it('find the heads of applied revisions', () => {
    expect(BRANCHES.headsOf(['x1', 'shop1', 'blog1', 'a1'])).toEqual(['blog1', 'x1']);
  });

  it('spread a label up, and down to the nearest branch or merge point', () => {
    const graph = graphOf('a b<a c<b[line] d<c e<a');
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => graph.labels(id))).toEqual([
      [],
      ['line'],
      ['line'],
      ['line'],
      [],
    ]);
  });

  it('give the heads after a part of a plan', () => {
    expect(MERGE.headsAfter(['b1'], ['c1'], 'up')).toEqual(['b1', 'c1']);
    expect(MERGE.headsAfter(['m'], ['m'], 'down')).toEqual(['b1', 'c1']);
    expect(BRANCHES.headsAfter(['x1'], ['x1'], 'down')).toEqual(['shop1']);
  });

  it('survive 10,000 revisions in a line', () => {
    const nodes = Array.from({ length: 10_000 }, (_, i) => ({
      id: `r${i}`,
      parents: i === 0 ? [] : [`r${i - 1}`],
      dependsOn: [],
      labels: [],
    }));
    const graph = new RevisionGraph(nodes);
    const steps = graph.upgrade([], 'head');
    expect(steps).toHaveLength(10_000);
    expect(graph.downgrade(['r9999'], '-10000')).toEqual(steps.toReversed());
  });
});

describe('a misspelt label is refused', () => {
  const graph = graphOf('a1[shop] a2<a1');

  it.each([
    ['upgrade', (target: string) => graph.upgrade([], target)],
    ['downgrade', (target: string) => graph.downgrade(['a2'], target)],
    ['stamp', (target: string) => graph.stamp([], [target, 'a1'])],
    ['history', (target: string) => graph.history(`${target}:`)],
  ])('by %s', (_, plan) => {
    for (const target of ['base', 'head', 'heads', 'a1']) {
      expect(() => plan(`shup@${target}`)).toThrow(UnknownRevisionError);
    }
  });

  it.each(['-1', 'a2-1', 'base-1', 'base+1', 'head-1'])('by a downgrade to @%s', (target) => {
    expect(() => graph.downgrade(['a2'], `shup@${target}`)).toThrow(UnknownRevisionError);
  });
});

describe('a target is refused', () => {
  const FURTHER = 'To see the history: nest-cmd db:history';
  const FORMS =
    "Give a revision, a label, 'head', 'heads' or 'base', with '@' after a branch and '+1' or '-1' for steps: 'shop@head-1'.";

  it.each<[string, () => unknown, string[]]>([
    [
      'a misspelt id',
      () => BRANCHES.upgrade([], 'shpo1'),
      [
        "UnknownRevisionError: No revision or branch label is, or starts with, 'shpo1'.",
        "Did you mean 'shop1'? To see what there is: nest-cmd db:history",
      ],
    ],
    [
      'a misspelt label on a one-root history',
      () => graphOf('a1[shop] a2<a1').downgrade(['a2'], 'shup@base'),
      [
        "UnknownRevisionError: No revision or branch label is, or starts with, 'shup'.",
        "Did you mean 'shop'? To see what there is: nest-cmd db:history",
      ],
    ],
    [
      'a name like none',
      () => LINE.upgrade([], 'nothing'),
      [
        "UnknownRevisionError: No revision or branch label is, or starts with, 'nothing'.",
        'To see what there is: nest-cmd db:history',
      ],
    ],
    [
      'an ambiguous prefix',
      () => BRANCHES.upgrade([], 'blo'),
      [
        "AmbiguousRevisionError: 'blo' could be any of 3: blog1, blog2, blog.",
        'Give more of its characters.',
      ],
    ],
    [
      'head of several',
      () => BRANCHES.upgrade([], 'head'),
      [
        "MultipleHeadsError: 'head' needs a single head, but there are 3 heads: blog2, shop2, x2.",
        "Say which: 'blog2', 'shop2', 'x2', 'heads'. To join them: nest-cmd db:merge heads",
      ],
    ],
    [
      'head-N of several',
      () => BRANCHES.upgrade([], 'head-1'),
      [
        "MultipleHeadsError: 'head-1' needs a single head, but there are 3 heads: blog2, shop2, x2.",
        "Say which: 'blog2-1', 'shop2-1', 'x2-1'. To join them: nest-cmd db:merge heads",
      ],
    ],
    [
      '-1 with several applied',
      () => BRANCHES.downgrade(['shop2', 'blog2'], '-1'),
      [
        "MultipleHeadsError: '-1' needs a single head, but there are 2 applied heads: blog2, shop2.",
        "Say which: 'blog@-1', 'shop@-1'. To see them: nest-cmd db:current",
      ],
    ],
    [
      '+1 with several applied',
      () => graphOf('a b').upgrade(['a', 'b'], '+1'),
      [
        "MultipleHeadsError: '+1' needs a single head, but there are 2 applied heads: a, b.",
        "Say which: 'a@+1', 'b@+1'. To see them: nest-cmd db:current",
      ],
    ],
    [
      'text after the number',
      () => LINE.downgrade(['r4'], 'head-1xyz'),
      [
        "InvalidTargetError: The target 'head-1xyz' is not valid: nothing can follow the number of steps, but 'xyz' does.",
        FORMS,
      ],
    ],
    [
      'no number',
      () => LINE.upgrade([], 'head+'),
      [
        "InvalidTargetError: The target 'head+' is not valid: a number of steps is expected after '+' or '-'.",
        FORMS,
      ],
    ],
    [
      'an empty target',
      () => LINE.upgrade([], ''),
      ["InvalidTargetError: The target '' is not valid: it is empty.", FORMS],
    ],
    [
      'two branches',
      () => LINE.upgrade([], 'a@b@c'),
      [
        "InvalidTargetError: The target 'a@b@c' is not valid: a name is expected before and after the one '@'.",
        FORMS,
      ],
    ],
    [
      'a range',
      () => LINE.upgrade([], 'r1:r2'),
      ["InvalidTargetError: The target 'r1:r2' is not valid: only a history takes a range.", FORMS],
    ],
    [
      '0 steps',
      () => LINE.downgrade(['r1'], '-0'),
      [
        "InvalidTargetError: The target '-0' is not valid: it leads nowhere, since it goes 0 steps.",
        "Go at least one step, such as '-1'.",
      ],
    ],
    [
      'too many steps up',
      () => LINE.upgrade(['r1'], '+9'),
      [
        "InvalidTargetError: The target '+9' is not valid: it goes 9 steps up, but only 3 steps are possible.",
        `The furthest is '+3'. ${FURTHER}`,
      ],
    ],
    [
      'too many steps down',
      () => LINE.downgrade(['r1'], '-2'),
      [
        "InvalidTargetError: The target '-2' is not valid: it goes 2 steps down, but only 1 step is possible.",
        `The furthest is '-1'. ${FURTHER}`,
      ],
    ],
    [
      'steps down from nothing',
      () => LINE.downgrade([], '-1'),
      [
        "InvalidTargetError: The target '-1' is not valid: it goes 1 step down, but none is possible.",
        FURTHER,
      ],
    ],
    [
      'steps of a branch that is not applied',
      () => BRANCHES.downgrade(['blog2'], 'audit@-1'),
      [
        "InvalidTargetError: The target 'audit@-1' is not valid: it goes 1 step down, but none is possible.",
        FURTHER,
      ],
    ],
    [
      'down, when migrating',
      () => LINE.upgrade(['r2'], '-1'),
      [
        "InvalidTargetError: The target '-1' is not valid: going down is not migrating.",
        'To revert: nest-cmd db:rollback -1',
      ],
    ],
    [
      'up, when reverting',
      () => LINE.downgrade(['r2'], '+1'),
      [
        "InvalidTargetError: The target '+1' is not valid: going up is not reverting.",
        'To apply: nest-cmd db:migrate +1',
      ],
    ],
    [
      'a branch point on the way',
      () => MERGE.upgrade(['a1'], '+1'),
      [
        "InvalidTargetError: The target '+1' is not valid: the history branches after a1 into b1, c1.",
        "Give the revision to go to, or one of a branch before the steps, such as 'b1@+1'.",
      ],
    ],
    [
      'a merge on the way',
      () => MERGE.downgrade(['n'], '-3'),
      [
        "InvalidTargetError: The target '-3' is not valid: it leads below m, which merges b1, c1.",
        "Give the revision to go to, such as 'b1'.",
      ],
    ],
    [
      'a revision of another branch',
      () => BRANCHES.upgrade([], 'shop@blog1'),
      [
        "InvalidTargetError: The target 'shop@blog1' is not valid: 'blog1' is not on the branch 'shop'.",
        "To name it without a branch: 'blog1'. To see what is on which: nest-cmd db:history --verbose",
      ],
    ],
    [
      'a downgrade to another branch',
      () => BRANCHES.downgrade(['blog2'], 'shop@blog1'),
      [
        "InvalidTargetError: The target 'shop@blog1' is not valid: 'blog1' is not on the branch 'shop'.",
        "To name it without a branch: 'blog1'. To see what is on which: nest-cmd db:history --verbose",
      ],
    ],
    [
      'a downgrade to what is not applied',
      () => LINE.downgrade(['r2'], 'r3'),
      [
        "InvalidTargetError: The target 'r3' is not valid: 'r3' is not applied, so nothing can be reverted down to it.",
        'To apply it: nest-cmd db:migrate r3. To see what is applied: nest-cmd db:current',
      ],
    ],
    [
      'a downgrade to what is only depended on',
      () => BRANCHES.downgrade(['x1'], 'shop1'),
      [
        "InvalidTargetError: The target 'shop1' is not valid: nothing follows 'shop1', it is only depended on by x1.",
        'To revert it, and what depends on it: nest-cmd db:rollback shop1@-1',
      ],
    ],
    [
      'steps for a stamp',
      () => LINE.stamp(['r2'], 'head-1'),
      [
        "InvalidTargetError: The target 'head-1' is not valid: steps can't be counted for stamp.",
        'Give the revision itself. To see them: nest-cmd db:history',
      ],
    ],
    [
      'a history that is no range',
      () => LINE.history('r1'),
      [
        "InvalidTargetError: The target 'r1' is not valid: a range is expected: a start and an end with one ':' between them.",
        "Give '<start>:<end>', '<start>:' or ':<end>'.",
      ],
    ],
    [
      'a range of two branches',
      () => BRANCHES.history('blog1:shop2'),
      [
        "InvalidTargetError: The target 'blog1:shop2' is not valid: its end does not stand on its start.",
        'Give the older revision first, and two of one branch. To see them: nest-cmd db:history',
      ],
    ],
    [
      'a range that starts with steps up',
      () => LINE.history('+1:'),
      [
        "InvalidTargetError: The target '+1' is not valid: the start of this range can't be counted up.",
        "'-N' is possible as a start, from the heads, and '+N' as an end, from a single start.",
      ],
    ],
    [
      'an unknown revision in the database',
      () => LINE.upgrade(['gone', 'r1'], 'head'),
      [
        'UnknownAppliedRevisionError: The database is at gone, which no migration here declares.',
        'Deploy the code that has it, or bring the file back.',
        'To revert the last one with the script that the ledger keeps: nest-cmd db:rollback --step 1',
        'To go on without it, and keep what it did: nest-cmd db:repair <revision>',
        'To tell the database where it stands: nest-cmd db:stamp --purge <revision>',
      ],
    ],
    [
      'heads that overlap',
      () => LINE.upgrade(['r1', 'r3'], 'head'),
      [
        'OverlappingHeadsError: The heads of the database overlap: r1 stands below r3.',
        'Keep the upper ones: nest-cmd db:stamp --purge r3',
      ],
    ],
  ])('with %s', (_, action, lines) => {
    expect(messageOf(action)).toBe(lines.join('\n'));
  });

  it('with its reason', () => {
    expect(() => LINE.upgrade([], '+9')).toThrow(
      expect.objectContaining({ target: '+9', reason: 'out-of-range' }),
    );
    expect(() => LINE.upgrade([], '+9')).toThrow(InvalidTargetError);
  });
});
