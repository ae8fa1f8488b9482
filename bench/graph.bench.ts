import { RevisionGraph, type RevisionNode } from '../src/migrations/graph/index.js';

/*
 * How long it takes to load a history and to plan over it.
 * Run it with: npm run bench
 */

/** A history of so many revisions, in so many branches side by side, each from a base of its own. */
function history(size: number, branches: number): RevisionNode[] {
  return Array.from({ length: size }, (_, i) => ({
    id: idOf(i),
    parents: i < branches ? [] : [idOf(i - branches)],
    dependsOn: [],
    labels: i < branches && branches > 1 ? [`branch${i}`] : [],
  }));
}

function idOf(index: number): string {
  return `${(index * 2_654_435_761) % 2 ** 32}`.padStart(12, 'r');
}

function time(action: () => unknown): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

/** The median of 21 runs after 5 to warm up, and the very first; of the first history that is what a command pays. */
function measure(action: () => unknown): string {
  const first = time(action);
  const runs = Array.from({ length: 26 }, () => time(action)).slice(5);
  const median = runs.sort((a, b) => a - b)[10] ?? NaN;
  return `${median.toFixed(2).padStart(9)} ms median, ${first.toFixed(2).padStart(9)} ms first`;
}

function bench(name: string, nodes: readonly RevisionNode[]): void {
  const graph = new RevisionGraph(nodes);
  const heads = graph.realHeads;
  console.log(name);
  console.log(`  load, upgrade all  ${measure(() => new RevisionGraph(nodes).upgrade([], 'heads'))}`);
  console.log(`  upgrade one branch ${measure(() => graph.upgrade(heads.slice(1), 'heads'))}`);
  console.log(`  downgrade all      ${measure(() => graph.downgrade(heads, 'base'))}`);
}

for (const size of [10_000, 1_000, 100]) {
  bench(`${size} in a line`, history(size, 1));
}
bench('10000 in 1000 branches', history(10_000, 1_000));
bench('10000 in a line, loaded backwards', history(10_000, 1).toReversed());
bench('10000 in 1000 branches, loaded backwards', history(10_000, 1_000).toReversed());
