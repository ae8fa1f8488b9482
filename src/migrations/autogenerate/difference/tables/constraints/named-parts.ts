import type { Pair } from '../../pair-up.js';
import { pairUp } from '../../pair-up.js';
import { canonical, isSame } from '../../same.js';

interface Named {
  readonly name: string;
}

/** What becomes of the constraints or the indexes of a table. */
export interface NamedChanges<T extends Named> {
  readonly dropped: readonly T[];
  readonly added: readonly T[];
  readonly renamed: readonly Pair<T>[];
  /** Other ones by their names. */
  readonly changed: readonly Pair<T>[];
}

/**
 * @param touches Whether one has to be dropped and added again though it is the same.
 */
export function compareNamed<T extends Named>(
  before: readonly T[],
  after: readonly T[],
  touches: (part: T) => boolean,
): NamedChanges<T> {
  const { gone, added, kept } = pairUp(before, after, ({ name }) => name);
  const renamed = findRenamed(
    gone.filter((part) => !touches(part)),
    added,
  );
  const touched = kept.filter((pair) => touches(pair.before) || touches(pair.after));
  return {
    dropped: [
      ...gone.filter((part) => !renamed.some((pair) => pair.before === part)),
      ...touched.map((pair) => pair.before),
    ],
    added: [
      ...added.filter((part) => !renamed.some((pair) => pair.after === part)),
      ...touched.map((pair) => pair.after),
    ],
    renamed,
    changed: kept.filter((pair) => !touched.includes(pair) && !isSame(pair.before, pair.after)),
  };
}

function findRenamed<T extends Named>(gone: readonly T[], added: readonly T[]): Pair<T>[] {
  const left = [...added];
  return gone.flatMap((before) => {
    const index = left.findIndex((other) => definitionOf(other) === definitionOf(before));
    const [after] = index === -1 ? [] : left.splice(index, 1);
    return after === undefined ? [] : [{ before, after }];
  });
}

/** All but the name, as one text. */
export function definitionOf(part: Named): string {
  return canonical({ ...part, name: undefined });
}
