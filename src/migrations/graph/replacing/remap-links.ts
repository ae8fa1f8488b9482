import type { Baselines } from './baselines.js';
import type { ReplacingNode } from './replacing-node.js';

export interface Decision {
  replaced: ReadonlyMap<string, string>;
  waiting: readonly string[];
}

/** The revisions in effect, with parents, dependencies and labels as if the others had never been. */
export function remapLinks<T extends ReplacingNode>(
  nodes: readonly T[],
  baselines: Baselines<T>,
  { replaced, waiting }: Decision,
): T[] {
  const waits = new Set(waiting);
  const isInEffect = ({ id }: T) => !replaced.has(id) && !waits.has(id);
  const inEffect = nodes.filter(isInEffect);
  const names = new Set(inEffect.flatMap(({ id, labels }) => [id, ...labels]));
  const hidden = nodes.filter((node) => !isInEffect(node));
  const labelled = new Map(hidden.flatMap(({ id, labels }) => labels.map((label) => [label, id])));

  const resolve = (id: string): string[] => {
    const baseline = replaced.get(id);
    if (baseline !== undefined) {
      return [baseline];
    }
    return waits.has(id) ? baselines.headsOf(id).flatMap(resolve) : [id];
  };
  const resolveName = (name: string) => (names.has(name) ? [name] : resolve(labelled.get(name) ?? name));
  const inherited = labelsByBaseline(hidden, replaced);

  return inEffect.map((node) => ({
    ...node,
    parents: remap(node.parents, resolve),
    dependsOn: remap(node.dependsOn, resolveName),
    labels: [...new Set([...node.labels, ...(inherited.get(node.id) ?? [])])],
  }));
}

/** Each once; the same list where all stay. */
function remap(names: readonly string[], resolve: (name: string) => string[]): readonly string[] {
  const resolved = names.map(resolve);
  const isSame = resolved.every(([first, ...more], i) => first === names[i] && more.length === 0);
  return isSame ? names : [...new Set(resolved.flat())];
}

/** A baseline is also what the labels of its branches name. */
function labelsByBaseline(
  hidden: readonly ReplacingNode[],
  replaced: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const labels = new Map<string, string[]>();
  for (const { id, labels: own } of hidden) {
    const baseline = replaced.get(id);
    if (baseline !== undefined && own.length > 0) {
      labels.set(baseline, [...(labels.get(baseline) ?? []), ...own]);
    }
  }
  return labels;
}
