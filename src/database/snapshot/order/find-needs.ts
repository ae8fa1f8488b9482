import type { Part } from '../part.js';
import type { Dependency, PartFinder } from './dependencies.js';

/** The parts that each part needs, by their ids. */
export type Needs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * From row to row in the catalogue to from part to part. That a sequence belongs to a column is the table's business: the
 * table comes after it, and what else uses the sequence after the table, whose drop takes it along.
 */
export function findNeeds(
  parts: readonly Part[],
  dependencies: readonly Dependency[],
  finder: PartFinder,
): Needs {
  const needs = new Map(parts.map(({ id }) => [id, new Set<string>()]));
  const owners = new Map(
    parts.flatMap(({ id, kind, owner }) => (kind === 'sequence' && owner !== null ? [[id, owner]] : [])),
  );
  const add = (from: string | undefined, to: string | undefined) => {
    if (from !== undefined && to !== undefined && from !== to && owners.get(from) !== to) {
      needs.get(from)?.add(to);
    }
  };
  for (const { from, to } of dependencies) {
    const [part, needed] = [finder.find(from), finder.find(to)];
    add(part, needed);
    add(part, needed === undefined ? undefined : owners.get(needed));
  }
  for (const [sequence, owner] of owners) {
    add(owner, sequence);
  }
  return needs;
}
