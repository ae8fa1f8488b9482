import { InvalidGraphError } from '../../../errors/invalid-graph.error.js';
import type { ReplacingNode } from './replacing-node.js';
import { resolveReplacements } from './resolve-replacements.js';

/** `b < a` stands on a, `m < a b` on both, `s = a b` replaces them, `s < x = a b` stands on x, too. */
function read(lines: readonly string[]): ReplacingNode[] {
  return lines.map((line) => {
    const [, id = '', parents, replaces] = /^(\w+)(?: <([^=]*))?(?: ?=(.*))?$/.exec(line) ?? [];
    const node = { id, parents: list(parents), dependsOn: [], labels: [] };
    return replaces === undefined ? node : { ...node, replaces: list(replaces) };
  });
}

const list = (words = '') => words.split(' ').filter((word) => word !== '');

function show(nodes: readonly ReplacingNode[]): string[] {
  return nodes.map(({ id, parents }) => (parents.length === 0 ? id : `${id} < ${parents.join(' ')}`));
}

const recorded = (whole: string, begun = '') => ({
  whole: new Set(whole.split(' ').filter((id) => id !== '')),
  begun: new Set(begun.split(' ').filter((id) => id !== '')),
});

const LINE = ['a', 'b < a', 'c < b', 's = a b c', 'd < c'];
const PRUNED = ['s = a b c', 'd < c'];
const NESTED = ['a', 'b < a', 's = a b', 'c < b', 't = s c', 'd < t'];

interface Case {
  why: string;
  nodes: string[];
  has: string;
  begun?: string;
  inEffect: string[];
  implied?: string[];
  waiting?: string[];
  partly?: object[];
}

const CASES: Case[] = [
  { why: 'nothing is applied', nodes: LINE, has: '', inEffect: ['s', 'd < s'] },
  { why: 'it is applied itself', nodes: LINE, has: 's', inEffect: ['s', 'd < s'] },
  { why: 'it is begun itself', nodes: LINE, has: '', begun: 's', inEffect: ['s', 'd < s'] },
  { why: 'it and a part are applied', nodes: LINE, has: 's a', inEffect: ['s', 'd < s'] },
  { why: 'all is applied', nodes: LINE, has: 'a b c', inEffect: ['s', 'd < s'], implied: ['s'] },
  {
    why: 'all is applied and pruned',
    nodes: PRUNED,
    has: 'a b c d',
    inEffect: ['s', 'd < s'],
    implied: ['s'],
  },
  { why: 'nothing is applied and all pruned', nodes: PRUNED, has: '', inEffect: ['s', 'd < s'] },
  {
    why: 'a part is applied',
    nodes: LINE,
    has: 'a b',
    inEffect: ['a', 'b < a', 'c < b', 'd < c'],
    waiting: ['s'],
  },
  {
    why: 'the last one is done by half',
    nodes: LINE,
    has: 'a b',
    begun: 'c',
    inEffect: ['a', 'b < a', 'c < b', 'd < c'],
    waiting: ['s'],
  },
  {
    why: 'a part is applied, and one stands on the baseline by its name',
    nodes: ['a', 'b < a', 'c < a', 's = a b c', 'd < s'],
    has: 'a',
    inEffect: ['a', 'b < a', 'c < a', 'd < b c'],
    waiting: ['s'],
  },
  {
    why: 'a part is applied and the rest is gone',
    nodes: PRUNED,
    has: 'a b',
    inEffect: ['s', 'd < s'],
    partly: [{ baseline: 's', applied: ['a', 'b'], lacking: ['c'], withoutFile: ['a', 'b', 'c'] }],
  },
  {
    why: 'the last one is done by half and gone',
    nodes: ['a', 'b < a', 's = a b c'],
    has: 'a b',
    begun: 'c',
    inEffect: ['s'],
    partly: [{ baseline: 's', applied: ['a', 'b'], lacking: ['c'], withoutFile: ['c'] }],
  },
  {
    why: 'one stands on the middle',
    nodes: [...LINE, 'late < b', 'm < late d'],
    has: 'a b c d',
    inEffect: ['s', 'd < s', 'late < s', 'm < late d'],
    implied: ['s'],
  },
  {
    why: 'one stands on two of them',
    nodes: ['a', 'b < a', 's = a b', 'm < a b'],
    has: '',
    inEffect: ['s', 'm < s'],
  },
  {
    why: 'it is in the middle',
    nodes: ['z', 'a < z', 's < z = a', 'd < a'],
    has: 'z',
    inEffect: ['z', 's < z', 'd < s'],
  },
  { why: 'baselines are replaced, nothing applied', nodes: NESTED, has: '', inEffect: ['t', 'd < t'] },
  {
    why: 'the first baseline and the rest',
    nodes: NESTED,
    has: 's c',
    inEffect: ['t', 'd < t'],
    implied: ['t'],
  },
  {
    why: 'only the oldest are applied',
    nodes: NESTED,
    has: 'a b c',
    inEffect: ['t', 'd < t'],
    implied: ['t'],
  },
  {
    why: 'only the first baseline is applied',
    nodes: NESTED,
    has: 's',
    inEffect: ['s', 'c < s', 'd < c'],
    waiting: ['t'],
  },
  {
    why: 'only what the first baseline replaces is applied',
    nodes: NESTED,
    has: 'a b',
    inEffect: ['s', 'c < s', 'd < c'],
    implied: ['s'],
    waiting: ['t'],
  },
  {
    why: 'a part of the first baseline is applied',
    nodes: NESTED,
    has: 'a',
    inEffect: ['a', 'b < a', 'c < b', 'd < c'],
    waiting: ['t', 's'],
  },
  {
    why: 'a part of the first baseline is applied and the rest is gone',
    nodes: ['s = a b', 'c < b', 't = s c'],
    has: 'a',
    inEffect: ['s', 'c < s'],
    waiting: ['t'],
    partly: [{ baseline: 's', applied: ['a'], lacking: ['b'], withoutFile: ['a', 'b'] }],
  },
  {
    why: 'the oldest are gone with their baseline kept',
    nodes: ['s = a b', 't = s c', 'd < c'],
    has: 'a b c',
    inEffect: ['t', 'd < t'],
    implied: ['t'],
  },
];

describe('resolveReplacements', () => {
  it.each(CASES)('where $why', ({ nodes, has, begun, inEffect, implied = [], waiting = [], partly = [] }) => {
    const found = resolveReplacements(read(nodes), recorded(has, begun));
    expect(show(found.inEffect)).toEqual(inEffect);
    expect(found).toMatchObject({ implied, waiting, partly });
  });

  it('says which baseline stands for a revision', () => {
    const { replaced } = resolveReplacements(read(NESTED), recorded(''));
    expect(Object.fromEntries(replaced)).toEqual({ a: 't', b: 't', s: 't', c: 't' });
  });

  it('lets labels and dependencies by them name the baseline', () => {
    const [a, ...others] = read(['a', 'b < a', 's = a b', 'x', 'y']);
    const nodes = [{ ...a, id: 'a', parents: [], dependsOn: [], labels: ['shop'] }, ...others].map((node) =>
      node.id === 'x'
        ? { ...node, dependsOn: ['shop'] }
        : node.id === 'y'
          ? { ...node, dependsOn: ['x', 'b'] }
          : node,
    );
    expect(resolveReplacements(nodes, recorded('')).inEffect).toMatchObject([
      { id: 's', labels: ['shop'] },
      { id: 'x', dependsOn: ['s'] },
      { id: 'y', dependsOn: ['x', 's'] },
    ]);
    expect(resolveReplacements(nodes, recorded('a')).inEffect).toEqual(nodes.filter(({ id }) => id !== 's'));
  });

  it('leaves a history without baselines as it is', () => {
    const nodes = read(['a', 'b < a']);
    expect(resolveReplacements(nodes, recorded('a')).inEffect).toBe(nodes);
  });

  it.each([
    [['a', 's = s a'], ['s: it replaces itself']],
    [
      ['s = t', 't = s'],
      ['s: it replaces itself, through another one', 't: it replaces itself, through another one'],
    ],
    [['a', 's = a', 't = a'], [`t: it replaces 'a', which s replaces already`]],
    [['a', 's < a = a'], [`s: its parent 'a' is one of those that it replaces`]],
    [['a', 'x', 's = a x'], [`s: it replaces 'x', which is not connected to 'a'`]],
    [
      ['a', 'x < a', 'b < x', 's = a b'],
      [
        `s: it replaces 'b', which is not connected to 'a'`,
        `s: it does not replace 'x', which stands between two that it replaces`,
      ],
    ],
    [
      ['a', 'b < a', 'x < a', 'c < b x', 's = a b c'],
      [`s: it does not replace 'x', which stands between two that it replaces`],
    ],
  ])('refuses %p', (lines, problems) => {
    const faults = problems.map((text) => {
      const [revision = '', problem = ''] = text.split(': ');
      return { revision, problem };
    });
    expect(() => resolveReplacements(read(lines), recorded(''))).toThrow(new InvalidGraphError(faults));
  });
});
