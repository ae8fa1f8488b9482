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
 * and all that they stand on. What is applied or reverted by half is settled where it is on the line of a target.
 *
 * @param purge whether to forget everything first, revisions without a file too.
 * @throws UnknownAppliedRevisionError where the ledger holds a revision without a file, unless it is purged.
 */
export function planStamp(history: History, targets: readonly string[], purge: boolean): StampPlan {
  const { order, deleted, migrations, nextBatch } = history;
  const { stamped, kept } = purge
    ? { stamped: closure(history, [], targets), kept: new Set<string>() }
    : findStamped(history, targets);
  const gone = [...history.entries.keys()].filter((revision) => !kept.has(revision));
  const added = order.filter((revision) => stamped.has(revision) && !kept.has(revision));
  return {
    removed: [...(purge ? deleted.keys() : []), ...gone, ...rowsBehind(history, purge ? undefined : gone)],
    added: added.map((revision) => ({ revision, name: migrations.get(revision)?.name ?? revision })),
    batch: purge ? 1 : nextBatch,
  };
}

/** The rows of what these baselines replace, or all baselines: they go with them, or they would bring them back. */
function rowsBehind({ superseded }: History, baselines: Iterable<string> = superseded.keys()): string[] {
  return [...baselines].flatMap((baseline) =>
    (superseded.get(baseline) ?? []).map(({ revision }) => revision),
  );
}

/** What is stamped, and which rows of the ledger stay as they are. */
function findStamped(history: History, targets: readonly string[]) {
  const { entries, unfinished, graph } = history;
  history.ensureKnown();
  const open = new Set(unfinished.map(({ revision }) => revision));
  const finished = [...entries.keys()].filter((revision) => !open.has(revision));
  const stamped = closure(history, graph.headsOf(finished), targets);
  // As if what is unfinished were applied: it stays as it is where the targets are on other lines.
  const standing = closure(history, graph.headsOf(entries.keys()), targets);
  const stays = (revision: string) =>
    open.has(revision) ? standing.has(revision) && !stamped.has(revision) : stamped.has(revision);
  return { stamped, kept: new Set([...entries.keys()].filter(stays)) };
}

/** All that is applied after stamping a database at these heads. */
function closure(
  { graph }: History,
  current: readonly string[],
  targets: readonly string[],
): ReadonlySet<string> {
  const heads = graph.stamp(current, targets);
  return new Set(heads.flatMap((head) => [...graph.ancestors(head), head]));
}
