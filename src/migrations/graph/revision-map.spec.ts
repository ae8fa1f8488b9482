import { readRevisions } from '../../../test/cases/read-revisions.js';
import { InvalidGraphError } from '../../errors/invalid-graph.error.js';
import type { RevisionNode } from './revision-node.js';
import { linkRevisions } from './revision-map.js';

function faultsOf(nodes: readonly RevisionNode[]): string[] {
  try {
    linkRevisions(nodes);
    return [];
  } catch (error) {
    return error instanceof InvalidGraphError
      ? error.faults.map((f) => `${f.revision}: ${f.problem}`)
      : [String(error)];
  }
}

function copies(...files: string[]): RevisionNode[] {
  return files.map((file) => ({ id: 'a', parents: [], dependsOn: [], labels: [], file }));
}

describe('linkRevisions', () => {
  it.each([
    [
      'an illegal id',
      'a-1',
      [
        "a-1: the revision 'a-1' is not a valid id: '-' can't be part of it, since a target such as 'shop@a1+2' gives it a meaning",
      ],
    ],
    [
      'a label with several',
      'a[x:y@z+]',
      [
        "a: the label 'x:y@z+' is not valid: ':', '@', '+' can't be part of it, since a target such as 'shop@a1+2' gives it a meaning",
      ],
    ],
    [
      'a reserved id',
      'head',
      [
        "head: the revision 'head' is not a valid id: the name is reserved; 'head', 'heads', 'base' are targets",
      ],
    ],
    [
      'a reserved label',
      'a[base]',
      ["a: the label 'base' is not valid: the name is reserved; 'head', 'heads', 'base' are targets"],
    ],
    ['an empty label', 'a[]', ["a: the label '' is not valid: it is empty"]],
    ['a repeated id', 'a b a<b', ["a: the revision 'a' is already declared by a"]],
    ['a repeated label', 'a[x] b[x]', ["b: the label 'x' is already a label of a"]],
    ['a label that is an id', 'a b[a]', ["b: the label 'a' is already the id of a"]],
    [
      'a missing parent',
      'a<gone',
      ["a: its parent 'gone' does not exist; the full id of a revision is expected"],
    ],
    [
      'a label as a parent',
      'a[x] b<x',
      [
        "b: its parent 'x' does not exist; the full id of a revision is expected; it is a label, and its revision is 'a'",
      ],
    ],
    ['a missing dependency', 'a~gone', ["a: it depends on 'gone', which is neither a full id nor a label"]],
    ['a revision that is its parent', 'a<a', ['a: it is its own parent']],
    ['a revision that depends on itself', 'a~a', ['a: it depends on itself']],
    ['a revision that depends on its label', 'a~x[x]', ["a: it depends on itself by its label 'x'"]],
    ['a cycle', 'r a<c b<a&r c<b d<c', ['a: a cycle of parents: a -> c -> b -> a']],
    [
      'a cycle through a dependency',
      'a~b b<c c<a',
      ['a: a cycle of parents and dependsOn: a -> b -> c -> a'],
    ],
    [
      'two cycles',
      'a<b b<a c<d d<c e<a&c',
      ['a: a cycle of parents: a -> b -> a', 'c: a cycle of parents: c -> d -> c'],
    ],
    [
      'several at once',
      'a<gone b~gone head',
      [
        "head: the revision 'head' is not a valid id: the name is reserved; 'head', 'heads', 'base' are targets",
        "a: its parent 'gone' does not exist; the full id of a revision is expected",
        "b: it depends on 'gone', which is neither a full id nor a label",
      ],
    ],
  ])('finds %s', (_, text, faults) => {
    expect(faultsOf(readRevisions(text))).toEqual(faults);
  });

  it('names the files', () => {
    const node = { parents: [], dependsOn: [], labels: ['x'] };
    expect(() =>
      linkRevisions([
        { ...node, id: 'a', file: '1_a.ts' },
        { ...node, id: 'b', file: '2_b.ts' },
      ]),
    ).toThrow(
      [
        'The migrations do not form a history:',
        "- b (2_b.ts): the label 'x' is already a label of a (1_a.ts)",
        'Mend revision, parents, labels, dependsOn and replaces in the migrations named.',
      ].join('\n'),
    );
  });

  it('takes a revision that is given twice once, unless two files declare it', () => {
    const [a] = readRevisions('a[x]');

    expect(linkRevisions([a, a].flatMap((node) => node ?? [])).revisions).toHaveLength(1);
    expect(faultsOf(copies('1.ts', '1.ts'))).toEqual([]);
    expect(faultsOf(copies('1.ts', '2.ts'))).toEqual(["a: the revision 'a' is already declared by a (1.ts)"]);
  });

  it('finds a cycle of 10,000 revisions', () => {
    const nodes = readRevisions(
      Array.from({ length: 10_000 }, (_, i) => `r${i}<r${(i + 1) % 10_000}`).join(' '),
    );
    expect(faultsOf(nodes)).toHaveLength(1);
  });
});
