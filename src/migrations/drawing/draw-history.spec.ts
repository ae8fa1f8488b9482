import { drawHistory, type DrawOptions } from './draw-history.js';
import type { DrawnRevision } from './lay-out.js';

/** `m<a&b` is the revision m with the parents a and b. */
function readHistory(text: string): DrawnRevision[] {
  return text.split(' ').map((word) => {
    const [id = '', parents] = word.split('<');
    return { id, parents: parents?.split('&') ?? [] };
  });
}

function draw(history: string, options?: DrawOptions): string {
  return drawHistory(readHistory(history), options)
    .map(({ rail, revision }) => (revision === undefined ? rail : `${rail} ${revision}`))
    .join('\n');
}

/** The lines of a table below, without its margin. */
function unindent(text: string): string {
  const lines = text.split('\n').slice(1, -1);
  const margin = Math.min(...lines.filter((line) => line !== '').map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin)).join('\n');
}

const DRAWINGS = [
  {
    name: 'a line',
    history: 'c<b b<a a',
    box: `
      ● c
      ● b
      ● a
    `,
    ascii: String.raw`
      * c
      * b
      * a
    `,
  },
  {
    name: 'a branch',
    history: 'c<a b<a a',
    box: `
      ● c
      │ ● b
      ├─╯
      ● a
    `,
    ascii: String.raw`
      * c
      | * b
      |/
      * a
    `,
  },
  {
    name: 'a merge of two roots',
    history: 'm<a&b b a',
    box: `
      ● m
      ├─╮
      │ ● b
      ● a
    `,
    ascii: String.raw`
      * m
      |\
      | * b
      * a
    `,
  },
  {
    name: 'a branch that is merged',
    history: 'm<b&c c<a b<a a',
    box: `
      ● m
      ├─╮
      │ ● c
      ● │ b
      ├─╯
      ● a
    `,
    ascii: String.raw`
      * m
      |\
      | * c
      * | b
      |/
      * a
    `,
  },
  {
    name: 'two roots side by side',
    history: 'b2<b1 a2<a1 b1 a1',
    box: `
      ● b2
      │ ● a2
      ● │ b1
        ● a1
    `,
    ascii: String.raw`
      * b2
      | * a2
      * | b1
        * a1
    `,
  },
  {
    name: 'two roots one below the other',
    history: 'b2<b1 b1 a2<a1 a1',
    box: `
      ● b2
      ● b1

      ● a2
      ● a1
    `,
    ascii: String.raw`
      * b2
      * b1

      * a2
      * a1
    `,
  },
  {
    name: 'an octopus',
    history: 'o<a&b&c c<r b<r a<r r',
    box: `
      ● o
      ├─┬─╮
      │ │ ● c
      │ ● │ b
      │ ├─╯
      ● │ a
      ├─╯
      ● r
    `,
    ascii: String.raw`
      *-. o
      |\ \
      | | * c
      | * | b
      | |/
      * | a
      |/
      * r
    `,
  },
  {
    name: 'an octopus of four beside a branch',
    history: 'h<x o<a&b&c&d d<r c<r b<r a<r x<r r',
    box: `
      ● h
      │ ● o
      │ ├─┬─┬─╮
      │ │ │ │ ● d
      │ │ │ ● │ c
      │ │ │ ├─╯
      │ │ ● │ b
      │ │ ├─╯
      │ ● │ a
      │ ├─╯
      ● │ x
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * h
      | *---. o
      | |\ \ \
      | | | | * d
      | | | * | c
      | | | |/
      | | * | b
      | | |/
      | * | a
      | |/
      * | x
      |/
      * r
    `,
  },
  {
    name: 'branches of branches',
    history: 'f<d e<b d<c c<a b<a a',
    box: `
      ● f
      │ ● e
      ● │ d
      ● │ c
      │ ● b
      ├─╯
      ● a
    `,
    ascii: String.raw`
      * f
      | * e
      * | d
      * | c
      | * b
      |/
      * a
    `,
  },
  {
    name: 'merges that cross',
    history: 'y<a&b x<b&a b<r a<r r',
    box: `
      ● y
      ├─╮
      │ │ ● x
      ├─┼─╯
      │ ● b
      ● │ a
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * y
      |\
      | | * x
      +-+-'
      | * b
      * | a
      |/
      * r
    `,
  },
  {
    name: 'a merge into the lane beside it',
    history: 'y<a&b x<b&c c<r b<r a<r r',
    box: `
      ● y
      ├─╮
      │ │ ● x
      │ ├─┤
      │ │ ● c
      │ ● │ b
      │ ├─╯
      ● │ a
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * y
      |\
      | | * x
      | |/|
      | | * c
      | * | b
      | |/
      * | a
      |/
      * r
    `,
  },
  {
    name: 'a merge with the lane to its right',
    history: 'c<x b<y x<y&r y<r r',
    box: `
      ● c
      │ ● b
      ● │ x
      ├─┤
      │ ● y
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * c
      | * b
      * | x
      |\|
      | * y
      |/
      * r
    `,
  },
  {
    name: 'a merge with two lanes to its right',
    history: 'z<x a<b c<d x<b&d b<d d',
    box: `
      ● z
      │ ● a
      │ │ ● c
      ● │ │ x
      ├─│─┤
      ├─╯ │
      ●   │ b
      ├───╯
      ● d
    `,
    ascii: String.raw`
      * z
      | * a
      | | * c
      * | | x
      +-|-+
      |/  |
      *   | b
      | _/
      |/
      * d
    `,
  },
  {
    name: 'a range cut off',
    history: 'm<b&zz d<yy b<xx',
    box: `
      ● m
      │ ● d
      ● b
    `,
    ascii: String.raw`
      * m
      | * d
      * b
    `,
  },
  {
    name: 'three heads of one revision',
    history: 'd<a c<a b<a a',
    box: `
      ● d
      │ ● c
      ├─╯
      │ ● b
      ├─╯
      ● a
    `,
    ascii: String.raw`
      * d
      | * c
      |/
      | * b
      |/
      * a
    `,
  },
  {
    name: 'lines that end across another',
    history: 'c<r b<q h<r q<r r',
    box: `
      ● c
      │ ● b
      │ │ ● h
      ├─│─╯
      │ ● q
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * c
      | * b
      | | * h
      | |/
      |/|
      | * q
      |/
      * r
    `,
  },
  {
    name: 'lines across free columns',
    history: 'd2<d1 c2<c1 b2<b1 d1<a c1<a b1<a a',
    box: `
      ● d2
      │ ● c2
      │ │ ● b2
      ● │ │ d1
      │ ● │ c1
      ├─╯ │
      │   ● b1
      ├───╯
      ● a
    `,
    ascii: String.raw`
      * d2
      | * c2
      | | * b2
      * | | d1
      | * | c1
      |/  |
      |   * b1
      | _/
      |/
      * a
    `,
  },
  {
    name: 'a merge across other lanes',
    history: 'p<q m<a&b n<x o<a&c x<r c<r b<r a<r q<r r',
    box: `
      ● p
      │ ● m
      │ ├─╮
      │ │ │ ● n
      │ │ │ │ ● o
      │ ├─│─│─┤
      │ │ │ ● │ x
      │ │ │ │ ● c
      │ │ │ ├─╯
      │ │ ● │ b
      │ │ ├─╯
      │ ● │ a
      │ ├─╯
      ● │ q
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * p
      | * m
      | |\
      | | | * n
      | | | | * o
      | +-|-|-+
      | | | * | x
      | | | | * c
      | | | |/
      | | * | b
      | | |/
      | * | a
      | |/
      * | q
      |/
      * r
    `,
  },
  {
    name: 'a new lane right of another',
    history: 'z<a w<r a<b&c c<r b<r r',
    box: `
      ● z
      │ ● w
      ● │ a
      ├─│─╮
      │ │ ● c
      │ ├─╯
      ● │ b
      ├─╯
      ● r
    `,
    ascii: String.raw`
      * z
      | * w
      * | a
      +-|-.
      | | * c
      | |/
      * | b
      |/
      * r
    `,
  },
];

describe('drawHistory', () => {
  it.each(DRAWINGS)('draws $name', ({ history, box, ascii }) => {
    expect(draw(history)).toBe(unindent(box));
    expect(draw(history, { ascii: true })).toBe(unindent(ascii));
  });

  it('draws nothing of nothing', () => {
    expect(drawHistory([])).toEqual([]);
  });

  it('marks a revision as the caller says', () => {
    expect(draw('c<a b<a a', { mark: (id) => id.toUpperCase() })).toBe('C c\n│ B b\n├─╯\nA a');
  });

  it('says which line is whose', () => {
    expect(drawHistory(readHistory('b<a c<a a'))).toEqual([
      { rail: '●', revision: 'b' },
      { rail: '│ ●', revision: 'c' },
      { rail: '├─╯' },
      { rail: '●', revision: 'a' },
    ]);
  });

  it('leaves dependencies to the caller', () => {
    const revisions = [
      { id: 'b', parents: [], dependsOn: ['a'] },
      { id: 'a', parents: [] },
    ];

    expect(drawHistory(revisions).map(({ rail }) => rail)).toEqual(['●', '', '●']);
  });

  it('draws each line to a parent once, though it is named twice', () => {
    expect(draw('b<a&a a')).toBe('● b\n● a');
  });

  it('needs no more than two columns for a thousand heads of one revision', () => {
    const heads = Array.from({ length: 1000 }, (_, i) => `h${i}<a`).join(' ');
    const widths = drawHistory(readHistory(`${heads} a`)).map(({ rail }) => rail.length);

    expect(Math.max(...widths)).toBe('│ ●'.length);
  });

  it.each([1, 1000])('draws 10,000 revisions in %d branches', (branches) => {
    const ids = Array.from({ length: 10_000 }, (_, i) => i);
    const revisions = ids.map((i) => ({ id: `r${i}`, parents: [`r${i + branches}`] }));

    expect(drawHistory(revisions).flatMap(({ revision }) => revision ?? [])).toHaveLength(10_000);
  });
});
