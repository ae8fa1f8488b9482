import { findApplied, readApplied, toIds } from './applied.js';
import { listHistory } from './history.js';
import { planDowngrade } from './plan-downgrade.js';
import { planStamp, resolveStill } from './plan-stamp.js';
import { planUpgrade } from './plan-upgrade.js';
import { inLoadOrder, maximal, reach } from './reach.js';
import { Resolver } from './resolver.js';
import { linkRevisions } from './revision-map.js';
import type { RevisionNode } from './revision-node.js';
import { difference, union } from './sets.js';
import { parseTarget } from './target.js';

/**
 * The history that the migrations of an application form, and the plans over it. Pure: it knows no file or database.
 *
 * `current` is always the applied heads, in any order: what Alembic's version table would hold. Targets are those of
 * Alembic: `head`, `heads`, `base`, an id, a label, an unambiguous prefix of either, `branch@` before one of them,
 * `+N` or `-N` behind or alone.
 *
 * Every method that takes `current` throws UnknownAppliedRevisionError where it holds an undeclared revision, and all
 * that take targets throw InvalidTargetError, UnknownRevisionError, AmbiguousRevisionError or MultipleHeadsError.
 */
export class RevisionGraph {
  /** The revisions that none follows, in load order. One that another branch depends on counts. Alembic: `heads`. */
  readonly heads: readonly string[];
  /** The revisions without parents, in load order. */
  readonly bases: readonly string[];
  /** The heads that no revision depends on either: what a database is at after `upgrade([], 'heads')`. */
  readonly realHeads: readonly string[];
  readonly #resolver: Resolver;

  /**
   * @param revisions in load order, which decides ties.
   * @throws InvalidGraphError with every fault: cycles, missing or repeated names, and names that no target could hold.
   */
  constructor(revisions: readonly RevisionNode[]) {
    this.#resolver = new Resolver(linkRevisions(revisions));
    this.heads = toIds(this.#resolver.heads);
    this.bases = toIds(this.#resolver.bases);
    this.realHeads = toIds(this.#resolver.realHeads);
  }

  /**
   * The revisions to apply for the target, in order: a revision after all that it stands on, and of those that could
   * come next the earlier loaded first. Nothing where it is applied already.
   *
   * @throws OverlappingHeadsError where a revision in `current` is implied by another.
   */
  upgrade(current: readonly string[], target: string | readonly string[]): readonly string[] {
    const applied = readApplied(this.#resolver.map, current);
    return toIds(planUpgrade(this.#resolver, applied, [target].flat().map(parseTarget)));
  }

  /**
   * The revisions to revert, in order, so that nothing stands on the target any more: the mirror image of applying
   * them. What depends on one of them goes too; what they depend on stays. `branch@` limits it to that branch where
   * several stand on the target, and so does `-N` alone. `-1` from a merge reverts the merge.
   *
   * @throws OverlappingHeadsError where a revision in `current` is implied by another.
   */
  downgrade(current: readonly string[], target: string): readonly string[] {
    const applied = readApplied(this.#resolver.map, current);
    return toIds(planDowngrade(this.#resolver, applied, parseTarget(target)));
  }

  /**
   * The heads afterwards, in load order: each target takes the place of the heads that it shares a lineage with, and
   * the others stay. For a stamp with `--purge` give no `current`.
   */
  stamp(current: readonly string[], target: string | readonly string[]): readonly string[] {
    const heads = findApplied(this.#resolver.map, current);
    return toIds(planStamp(this.#resolver, heads, [target].flat().map(parseTarget)));
  }

  /** The heads, in load order, after the steps of a plan, or the first of them, were applied or reverted. */
  headsAfter(
    current: readonly string[],
    steps: readonly string[],
    direction: 'up' | 'down',
  ): readonly string[] {
    const applied = reach(findApplied(this.#resolver.map, current), 'below');
    const changed = new Set(steps.map((step) => this.#resolver.find(step)));
    return toIds(maximal(direction === 'up' ? union(applied, changed) : difference(applied, changed)));
  }

  /** The heads, in load order, of a database that holds these revisions, given in any order, and all that they imply. */
  headsOf(applied: Iterable<string>): readonly string[] {
    return toIds(maximal(reach(findApplied(this.#resolver.map, applied), 'below')));
  }

  /**
   * Revisions, newest first: all, or those from the start to the end of a range `start:end`, both included. Without a
   * start it is from the bases, without an end to the heads. A start of `-N` is counted from the heads, an end of `+N`
   * from the start; all steps stop at the end of the history.
   */
  history(range = ':'): readonly string[] {
    return toIds(listHistory(this.#resolver, range));
  }

  /** The revisions that a target without steps names, in load order; none for `base`. */
  resolve(target: string): readonly string[] {
    return toIds(resolveStill(this.#resolver, parseTarget(target), 'a single revision'));
  }

  /** Whether there is a revision of exactly this id. */
  has(id: string): boolean {
    return this.#resolver.map.names.get(id)?.id === id;
  }

  /** The declaration of the one revision that has this id or label, or whose id or label starts so. */
  get(name: string): RevisionNode {
    return this.#resolver.find(name).node;
  }

  /** The revisions that have this one as a parent, in load order: several where the history branches. */
  children(name: string): readonly string[] {
    return toIds(inLoadOrder(this.#resolver.find(name).children));
  }

  /** The labels of the branches that hold a revision, its own and those that spread to it. */
  labels(name: string): readonly string[] {
    return this.#resolver.labelsOf(this.#resolver.find(name));
  }

  /** All that has to be applied before a revision, through parents and dependencies, in load order. */
  ancestors(name: string): readonly string[] {
    return toIds(inLoadOrder(reach(this.#resolver.find(name).below, 'below')));
  }

  /** All that stands on a revision, through parents and dependencies, in load order. */
  descendants(name: string): readonly string[] {
    return toIds(inLoadOrder(reach(this.#resolver.find(name).above, 'above')));
  }
}
