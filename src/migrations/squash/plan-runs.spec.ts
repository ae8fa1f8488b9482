import { planRuns, type ReplayedRevision } from './plan-runs.js';

/** `b < a`; `D!` leaves rows, `u?` is code that can't be folded later. */
function read(lines: readonly string[]): ReplayedRevision[] {
  return lines.map((line) => {
    const [, id = '', mark, below = ''] = /^(\w+)([!?])?(?: < (.*))?$/.exec(line) ?? [];
    return {
      id,
      below: below.split(' ').filter((one) => one !== ''),
      ...(mark === '!' ? { kept: 'rows' } : {}),
      ...(mark === '?' ? { unfit: 'code' } : {}),
    };
  });
}

describe('planRuns', () => {
  it.each<[string, string[], string[], Record<string, string>]>([
    ['a line', ['a', 'b < a', 'c < b'], ['a b c snapshot'], {}],
    ['a line with code', ['a', 'b? < a', 'c < b'], ['a b c snapshot'], {}],
    ['branches and a merge', ['a', 'b < a', 'c < a', 'm < b c'], ['a b c m snapshot'], {}],
    [
      'rows in the middle',
      ['a', 'b < a', 'D! < b', 'c < D', 'd < c'],
      ['a b snapshot', 'c d'],
      { D: 'rows' },
    ],
    ['rows at the start', ['D!', 'a < D', 'b < a'], ['a b'], { D: 'rows' }],
    ['rows at the end', ['a', 'b < a', 'D! < b'], ['a b snapshot'], { D: 'rows' }],
    [
      'code after rows',
      ['a', 'b < a', 'D! < b', 'c < D', 'd < c', 'u? < d', 'e < u'],
      ['a b snapshot', 'c d'],
      { D: 'rows', u: 'code', e: 'alone' },
    ],
    ['runs of one', ['a', 'D! < a', 'b < D'], [], { a: 'alone', D: 'rows', b: 'alone' }],
    [
      'lines that are apart after rows',
      ['a', 'b < a', 'D! < b', 'c < D', 'x < b', 'd < c', 'y < x'],
      ['a b snapshot', 'c d', 'x y'],
      { D: 'rows' },
    ],
    [
      'roots that only rows join',
      ['a', 'x', 'b < a', 'y? < x', 'M! < b y'],
      ['a b'],
      { x: 'alone', y: 'code', M: 'rows' },
    ],
    ['roots that are joined', ['a', 'x', 'm < a x'], ['a x m snapshot'], {}],
  ])('folds %s', (_what, lines, runs, kept) => {
    const plan = planRuns(read(lines));
    expect(
      plan.runs.map(({ members, isSnapshot }) => [...members, ...(isSnapshot ? ['snapshot'] : [])].join(' ')),
    ).toEqual(runs);
    expect(Object.fromEntries(plan.kept)).toEqual(kept);
  });
});
