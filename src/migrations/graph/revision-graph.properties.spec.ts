import * as fc from 'fast-check';
import { RevisionGraph } from './revision-graph.js';
import type { RevisionNode } from './revision-node.js';

interface Sketch {
  parents: number[];
  dependsOn: number[];
  labelled: boolean;
}

const links = fc.uniqueArray(fc.nat(), { maxLength: 3 });
const sketch = fc.record({ parents: links, dependsOn: links, labelled: fc.boolean() });

/** Random histories with branches, merges, redundant parents, dependencies and bases, loaded in any order. */
const histories = fc
  .array(sketch, { minLength: 1, maxLength: 20 })
  .map((sketches) => sketches.map(toNode))
  .chain((nodes) => fc.shuffledSubarray(nodes, { minLength: nodes.length }));

function toNode({ parents, dependsOn, labelled }: Sketch, index: number): RevisionNode {
  const pick = (numbers: number[]) => (index === 0 ? [] : numbers.map((n) => `r${n % index}`));
  return {
    id: `r${index}`,
    parents: pick(parents),
    dependsOn: pick(dependsOn),
    labels: labelled ? [`l${index}`] : [],
  };
}

/** A history, its ids in load order, a database at some heads of it, and one of its revisions. */
const situations = histories.chain((nodes) => {
  const graph = new RevisionGraph(nodes);
  const ids = nodes.map(({ id }) => id);
  return fc.record({
    graph: fc.constant(graph),
    ids: fc.constant(ids),
    current: fc
      .subarray(ids)
      .map((some) => graph.headsOf(some))
      .chain((heads) => fc.shuffledSubarray([...heads], { minLength: heads.length })),
    target: fc.constantFrom(...ids),
  });
});

function closure(graph: RevisionGraph, heads: readonly string[]): Set<string> {
  return new Set(heads.flatMap((head) => [head, ...graph.ancestors(head)]));
}

/** The plan, or `undefined` where the target is refused. */
function downgrade(
  graph: RevisionGraph,
  current: readonly string[],
  target: string,
): readonly string[] | undefined {
  try {
    return graph.downgrade(current, target);
  } catch {
    return undefined;
  }
}

describe('for any history', () => {
  it('keeps the heads valid after each step of a plan', () => {
    fc.assert(
      fc.property(situations, ({ graph, current, target }) => {
        let heads: readonly string[] = current;
        let applied = closure(graph, current);
        for (const step of graph.upgrade(current, target)) {
          expect(applied).toEqual(new Set([...applied, ...graph.ancestors(step)]));
          heads = graph.headsAfter(heads, [step], 'up');
          applied = applied.add(step);
          expect(closure(graph, heads)).toEqual(applied);
          expect(graph.headsOf(heads)).toEqual(heads);
        }
        for (const step of downgrade(graph, heads, target) ?? []) {
          expect(heads).toContain(step);
          heads = graph.headsAfter(heads, [step], 'down');
          applied.delete(step);
          expect(closure(graph, heads)).toEqual(applied);
          expect(graph.headsOf(heads)).toEqual(heads);
        }
      }),
    );
  });

  it('applies everything and reverts it in the opposite order', () => {
    fc.assert(
      fc.property(histories, (nodes) => {
        const graph = new RevisionGraph(nodes);
        const up = graph.upgrade([], 'heads');
        const heads = graph.headsAfter([], up, 'up');
        const down = graph.downgrade(heads, 'base');

        expect(new Set(up)).toEqual(new Set(nodes.map(({ id }) => id)));
        expect(heads).toEqual(graph.realHeads);
        expect(down).toEqual(up.toReversed());
        expect(graph.headsAfter(heads, down, 'down')).toEqual([]);
        expect(graph.history()).toEqual(down);
      }),
    );
  });

  it('reverts what it reverts in the opposite order of applying it again', () => {
    fc.assert(
      fc.property(situations, ({ graph, current, target }) => {
        const down = downgrade(graph, current, target) ?? [];
        const left = graph.headsAfter(current, down, 'down');

        expect(graph.upgrade(left, current)).toEqual(down.toReversed());
        expect(graph.headsAfter(left, down.toReversed(), 'up')).toEqual(graph.headsOf(current));
      }),
    );
  });

  it('plans whatever the order of the applied heads', () => {
    fc.assert(
      fc.property(situations, ({ graph, current, target }) => {
        const others = current.toReversed();

        expect(graph.upgrade(others, target)).toEqual(graph.upgrade(current, target));
        expect(downgrade(graph, others, target)).toEqual(downgrade(graph, current, target));
        expect(graph.stamp(others, target)).toEqual(graph.stamp(current, target));
      }),
    );
  });

  it('applies the earlier loaded of those that could come next', () => {
    fc.assert(
      fc.property(situations, ({ graph, ids, current, target }) => {
        const steps = graph.upgrade(current, [target, ...current]);
        const applied = closure(graph, current);
        for (const [i, step] of steps.entries()) {
          const possible = steps
            .slice(i)
            .filter((id) => graph.ancestors(id).every((below) => applied.has(below)));
          expect(step).toBe(ids.find((id) => possible.includes(id)));
          applied.add(step);
        }
      }),
    );
  });

  it('stamps so that the target is applied and nothing above it', () => {
    fc.assert(
      fc.property(situations, ({ graph, current, target }) => {
        const heads = graph.stamp(current, target);

        expect(heads).toContain(target);
        expect(graph.headsOf(heads)).toEqual(heads);
      }),
    );
  });
});
