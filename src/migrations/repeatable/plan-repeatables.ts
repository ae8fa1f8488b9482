import { needsOf, orderRepeatables, reaches } from './order-repeatables.js';
import type { Repeatable, RepeatableEntry } from './repeatable.js';

export interface RepeatablePlan {
  /** What is undone first, in order, by the scripts that the ledger holds. */
  undo: readonly { revision: string; script: string }[];
  /** What runs then, in order. */
  run: readonly Repeatable[];
}

/**
 * What is to run again: what has changed, was never run, or lacks an object that it created. Where one of them is undone
 * before it runs, those that need it are undone before and run after it, though they are the same.
 *
 * @param gone the revisions of those of which an object was dropped.
 */
export function planRepeatables(
  repeatables: readonly Repeatable[],
  entries: ReadonlyMap<string, RepeatableEntry>,
  gone: ReadonlySet<string>,
): RepeatablePlan {
  const needs = needsOf(repeatables);
  const ordered = orderRepeatables(repeatables, needs);
  const scripts = new Map(
    [...entries.values()].map(({ revision, revertScript }) => [revision, revertScript]),
  );
  const isDue = ({ revision, checksum }: Repeatable) =>
    entries.get(revision)?.checksum !== checksum || gone.has(revision);
  const undone = ordered.filter((one) => isDue(one) && Boolean(scripts.get(one.revision)));
  const run = ordered.filter(
    (one) => isDue(one) || undone.some(({ revision }) => reaches(needs, one.revision, revision)),
  );
  const undo = run.toReversed().flatMap(({ revision }) => {
    const script = scripts.get(revision);
    return script ? [{ revision, script }] : [];
  });
  return { undo, run };
}
