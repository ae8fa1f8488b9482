import type { RevisionNode } from '../revision-node.js';

/** A revision that may stand for others: a baseline, which holds all that they did. */
export interface ReplacingNode extends RevisionNode {
  /** Full ids of the revisions that it stands for. Their files may be gone. */
  readonly replaces?: readonly string[];
}

/** A revision that does stand for others. */
export type BaselineNode<T extends ReplacingNode = ReplacingNode> = T & {
  readonly replaces: readonly string[];
};

export function isBaseline<T extends ReplacingNode>(node: T): node is BaselineNode<T> {
  return node.replaces !== undefined && node.replaces.length > 0;
}
