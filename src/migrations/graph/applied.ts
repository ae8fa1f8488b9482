import { OverlappingHeadsError } from '../../errors/overlapping-heads.error.js';
import { UnknownAppliedRevisionError } from '../../errors/unknown-applied-revision.error.js';
import { inLoadOrder, reach } from './reach.js';
import type { RevisionMap } from './revision-map.js';
import type { Revision } from './revision.js';
import { union } from './sets.js';

/** Where a database stands: the applied heads, in load order, and all that they imply. */
export interface Applied {
  readonly heads: readonly Revision[];
  readonly all: ReadonlySet<Revision>;
}

/** @throws UnknownAppliedRevisionError, OverlappingHeadsError */
export function readApplied(map: RevisionMap, current: readonly string[]): Applied {
  const heads = findApplied(map, current);
  const implied = reach(
    heads.flatMap((head) => head.below),
    'below',
  );
  if (heads.some((head) => implied.has(head))) {
    throw new OverlappingHeadsError(
      toIds(heads.filter((head) => implied.has(head))),
      toIds(heads.filter((head) => !implied.has(head))),
    );
  }
  return { heads, all: union(implied, heads) };
}

/** The revisions of the database, each once and in load order, so that the order of its rows decides nothing. */
export function findApplied({ names }: RevisionMap, ids: Iterable<string>): Revision[] {
  const found = new Set<Revision>();
  const unknown = new Set<string>();
  for (const id of ids) {
    const revision = names.get(id);
    if (revision?.id === id) {
      found.add(revision);
    } else {
      unknown.add(id);
    }
  }
  if (unknown.size > 0) {
    throw new UnknownAppliedRevisionError([...unknown]);
  }
  return inLoadOrder(found);
}

export function toIds(revisions: Iterable<Revision>): string[] {
  return Array.from(revisions, (revision) => revision.id);
}
