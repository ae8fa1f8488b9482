import { AmbiguousParentError } from '../../../errors/ambiguous-parent.error.js';
import { InvalidTargetError } from '../../../errors/invalid-target.error.js';
import { NotAHeadError } from '../../../errors/not-a-head.error.js';
import { NothingToMergeError } from '../../../errors/nothing-to-merge.error.js';
import { RedundantParentError } from '../../../errors/redundant-parent.error.js';
import type { RevisionGraph } from '../../graph/index.js';
import type { History } from '../../history.js';

export interface ParentOptions {
  /**
   * What the new revision follows: `head`, `label@head`, `heads`, a revision or the beginning of one; `base` starts a new
   * root. Default: the one head.
   */
  head?: string | readonly string[];
  /** Lets it follow revisions that are not heads, which makes a branch. Default: false. */
  splice?: boolean;
}

/**
 * The revisions that a new one follows; none for a new root.
 *
 * @throws AmbiguousParentError where none is named and there are several heads; NotAHeadError, RedundantParentError.
 */
export function findParents(history: History, { head, splice = false }: ParentOptions): readonly string[] {
  if (head !== undefined) {
    return resolveParents(history, [head].flat(), splice);
  }
  const { heads } = history.graph;
  if (heads.length > 1) {
    throw new AmbiguousParentError(
      heads.map((revision) => ({ revision, file: history.migrations.get(revision)?.file ?? '' })),
    );
  }
  return heads;
}

/**
 * The revisions that a merge joins: those that are named, or all heads.
 *
 * @throws NothingToMergeError for fewer than two; NotAHeadError, RedundantParentError.
 */
export function findMergeParents(
  history: History,
  targets: readonly string[],
  splice = false,
): readonly string[] {
  const named = targets.length > 0;
  const parents = named ? resolveParents(history, targets, splice) : history.graph.heads;
  if (parents.length < 2) {
    throw new NothingToMergeError(parents, named);
  }
  return parents;
}

function resolveParents({ graph }: History, targets: readonly string[], splice: boolean): readonly string[] {
  ensureBaseAlone(targets);
  const parents = targets.flatMap((target) => (target === 'heads' ? graph.heads : graph.resolve(target)));
  for (const parent of parents) {
    const children = graph.children(parent);
    if (children.length > 0 && !splice) {
      throw new NotAHeadError(parent, children);
    }
  }
  parents.forEach((parent, index) => ensureNeeded(graph, parent, parents.toSpliced(index, 1)));
  return parents;
}

function ensureBaseAlone(targets: readonly string[]): void {
  if (targets.includes('base') && targets.length > 1) {
    throw new InvalidTargetError({
      target: 'base',
      reason: 'not-possible',
      problem: 'a new root has no parents, and others were named beside it',
      remedy: 'Leave out base, or the others.',
    });
  }
}

/** A head stays a parent though another one depends on it: only a merge joins the two lines. */
function ensureNeeded(graph: RevisionGraph, parent: string, others: readonly string[]): void {
  if (others.includes(parent)) {
    throw new RedundantParentError(parent);
  }
  const descendants = graph.children(parent).length === 0 ? [] : graph.descendants(parent);
  const above = others.find((other) => descendants.includes(other));
  if (above !== undefined) {
    throw new RedundantParentError(parent, above);
  }
}
