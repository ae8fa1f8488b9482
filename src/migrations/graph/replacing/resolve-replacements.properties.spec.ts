import * as fc from 'fast-check';

import { RevisionGraph } from '../revision-graph.js';
import type { ReplacingNode } from './replacing-node.js';
import { resolveReplacements } from './resolve-replacements.js';

const BASELINE = 'baseline';
const links = fc.uniqueArray(fc.nat(), { maxLength: 3 });

/** Random histories with branches, merges and dependencies, loaded in any order. */
const histories = fc
  .array(fc.record({ parents: links, dependsOn: links }), { minLength: 2, maxLength: 15 })
  .map((sketches) =>
    sketches.map(({ parents, dependsOn }, index) => {
      const pick = (numbers: number[]) =>
        index === 0 ? [] : [...new Set(numbers.map((n) => `r${n % index}`))];
      return { id: `r${index}`, parents: pick(parents), dependsOn: pick(dependsOn), labels: [] };
    }),
  )
  .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }));

/** A history, what a squash of one of its revisions folds, and a part of that in which nothing lacks what it stands on. */
const situations = histories.chain((nodes) => {
  const graph = new RevisionGraph(nodes);
  return fc.constantFrom(...nodes.map(({ id }) => id)).chain((target) => {
    const folded = [...graph.ancestors(target), target];
    return fc.record({
      nodes: fc.constant(nodes),
      graph: fc.constant(graph),
      folded: fc.constant(folded),
      begun: fc.subarray(folded).map((some) => new Set(some.flatMap((id) => [...graph.ancestors(id), id]))),
      baseline: fc.constant<ReplacingNode>({
        id: BASELINE,
        parents: [],
        dependsOn: [],
        labels: [],
        replaces: folded,
      }),
    });
  });
});

const recorded = (ids: Iterable<string>) => ({ whole: new Set(ids), begun: new Set<string>() });

describe('for any history and any squash of it', () => {
  it('keeps what stands on what, with the baseline in the place of what it replaces', () => {
    fc.assert(
      fc.property(situations, fc.boolean(), ({ nodes, graph, folded, baseline }, isPruned) => {
        const isFolded = new Set(folded);
        const outside = nodes.filter(({ id }) => !isFolded.has(id));
        const files = [...(isPruned ? outside : nodes), baseline];
        for (const has of [[], folded, [BASELINE], [BASELINE, ...folded]]) {
          const { inEffect, replaced, partly } = resolveReplacements(files, recorded(has));
          const after = new RevisionGraph(inEffect);
          expect(partly).toEqual([]);
          expect(new Set(inEffect.map(({ id }) => id))).toEqual(
            new Set([BASELINE, ...outside.map(({ id }) => id)]),
          );
          for (const { id } of outside) {
            const before = graph.ancestors(id).map((below) => replaced.get(below) ?? below);
            expect(new Set(after.ancestors(id))).toEqual(new Set(before));
          }
        }
      }),
    );
  });

  it('is the history before where a part is applied and all files are there, and a fault where they are not', () => {
    fc.assert(
      fc.property(situations, ({ nodes, folded, begun, baseline }) => {
        fc.pre(begun.size > 0 && begun.size < folded.length);
        expect(resolveReplacements([...nodes, baseline], recorded(begun))).toMatchObject({
          inEffect: nodes,
          waiting: [BASELINE],
          partly: [],
        });
        const pruned = nodes.filter(({ id }) => !folded.includes(id));
        expect(resolveReplacements([...pruned, baseline], recorded(begun)).partly).toEqual([
          {
            baseline: BASELINE,
            applied: folded.filter((id) => begun.has(id)),
            lacking: folded.filter((id) => !begun.has(id)),
            withoutFile: folded,
          },
        ]);
      }),
    );
  });

  it('comes to the same in two squashes, one of the other, as in one', () => {
    fc.assert(
      fc.property(situations, fc.nat(), ({ nodes, graph, folded, baseline }, at) => {
        const first = folded[at % folded.length] ?? '';
        const early = [...graph.ancestors(first), first];
        const rest = folded.filter((id) => !early.includes(id));
        const steps = [
          ...nodes,
          { ...baseline, id: 'first', replaces: early },
          { ...baseline, replaces: ['first', ...rest] },
        ];
        for (const has of [[], folded, ['first', ...rest]]) {
          const isApplied = has.length > 0;
          const once = resolveReplacements([...nodes, baseline], recorded(isApplied ? folded : []));
          const twice = resolveReplacements(steps, recorded(has));
          expect(twice.inEffect.map(({ id, parents }) => ({ id, parents }))).toEqual(
            once.inEffect.map(({ id, parents }) => ({ id, parents })),
          );
          expect(twice.implied).toEqual(isApplied ? [BASELINE] : []);
        }
      }),
    );
  });
});
