import type { History } from './history.js';

/** What the ledger has to forget and to learn so that it says another state. */
export interface StampPlan {
  removed: string[];
  /** Each after what it stands on. */
  added: { revision: string; name: string }[];
  /** The batch of what is added. */
  batch: number;
}

/**
 * The ledger holds a row for every applied revision, where Alembic's table has one for each head: stamped are the targets
 * and all that they stand on.
 *
 * @param purge whether to forget everything first, revisions without a file too.
 * @throws UnknownAppliedRevisionError where the ledger holds a revision without a file, unless it is purged.
 */
export function planStamp(history: History, targets: readonly string[], purge: boolean): StampPlan {
  const { graph, order, entries, migrations, lastBatch } = history;
  const heads = graph.stamp(purge ? [] : history.heads(), targets);
  const stamped = new Set(heads.flatMap((head) => [...graph.ancestors(head), head]));
  const added = order.filter((revision) => stamped.has(revision) && (purge || !entries.has(revision)));
  return {
    removed: [...entries.keys()].filter((revision) => purge || !stamped.has(revision)),
    added: added.map((revision) => ({ revision, name: migrations.get(revision)?.name ?? revision })),
    batch: purge ? 1 : lastBatch + 1,
  };
}
