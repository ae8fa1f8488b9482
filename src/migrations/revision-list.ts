import type { History } from './history.js';

/** What stands for the applied heads, in ranges and where a revision is expected. */
export const CURRENT = 'current';

/**
 * The revisions of a range, newest first. Those without a file come before all others where the range has no end, or
 * ends with `current`; without a database there are none.
 *
 * @throws InvalidTargetError, UnknownRevisionError and others of the revision graph.
 */
export function listHistory(history: History, range: string): string[] {
  const ranges = speaksOfCurrent(range) ? expandCurrent(history, range) : [range];
  const listed = new Set(listAny(history, ranges));
  const isOpen = /(:|:current)$/.test(range);
  return [
    ...(isOpen ? history.missing : []),
    ...history.order.toReversed().filter((revision) => listed.has(revision)),
  ];
}

/** Whether an end of the range is `current`; a label may begin like it. */
export function speaksOfCurrent(range: string): boolean {
  return range.split(':').includes(CURRENT);
}

/** The revisions of all ranges that there are: of several applied heads, not each stands on the start. */
function listAny({ graph }: History, ranges: readonly string[]): string[] {
  const failures: unknown[] = [];
  const listed = ranges.flatMap((range) => {
    try {
      return graph.history(range);
    } catch (error) {
      failures.push(error);
      return [];
    }
  });
  if (failures.length > 0 && failures.length === ranges.length) {
    throw failures[0];
  }
  return listed;
}

/**
 * The same range for each applied head. `-N` before `current` is counted from it; where nothing is applied, it is `base`.
 * Alembic's documentation says so of `-N`; its program counts from the heads of the files.
 */
function expandCurrent({ current }: History, range: string): string[] {
  const [start = '', end = ''] = range.split(':');
  if (range.split(':').length !== 2) {
    return [range];
  }
  if (current.length === 0) {
    return end === CURRENT ? [] : [`:${end}`];
  }
  return current.map((head) => `${startFrom(head, start)}:${end === CURRENT ? head : end}`);
}

function startFrom(head: string, start: string): string {
  return start === CURRENT ? head : start.replace(/^-\d+$/, (steps) => `${head}${steps}`);
}

/**
 * The revisions that a target without steps names: those of the files, one that only the ledger knows, or `current`.
 *
 * @throws InvalidTargetError, UnknownRevisionError and others of the revision graph.
 */
export function resolveRevisions(
  { graph, current, missing, deleted }: History,
  target: string,
): readonly string[] {
  if (target === CURRENT) {
    return [...current, ...missing];
  }
  return missing.includes(target) || deleted.has(target) ? [target] : graph.resolve(target);
}
