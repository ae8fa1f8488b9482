import type { History } from '../../migrations/history.js';

export interface Way {
  readonly direction: 'up' | 'down';
  /** What a database holds that comes to the target from where this one is, without branches that the target does not name. */
  readonly applied: readonly string[];
}

/**
 * How to come to a target: up, where it stands on something that is not applied; else down, by what stands on it. `-1` and
 * `+1` count from where the database is.
 *
 * @throws what the revision graph throws for a target.
 */
export function findWay(history: History, target: string): Way {
  const { graph, order } = history;
  const heads = history.heads();
  if (/^([^@]*@)?-/.test(target)) {
    const gone = new Set(graph.downgrade(heads, target));
    return { direction: 'down', applied: order.filter((id) => history.isApplied(id) && !gone.has(id)) };
  }
  if (/^([^@]*@)?\+/.test(target)) {
    const added = new Set(graph.upgrade(heads, target));
    return { direction: 'up', applied: order.filter((id) => history.isApplied(id) || added.has(id)) };
  }
  const applied = graph.upgrade([], target);
  const isHead = /^(.*@)?heads?$/.test(target);
  const isAbove = isHead || applied.some((revision) => !history.isApplied(revision));
  return { direction: isAbove ? 'up' : 'down', applied };
}
