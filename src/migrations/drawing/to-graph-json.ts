import { listEdges } from './graph-edges.js';
import type { GraphNode } from './graph-node.js';

/**
 * A JSON document of `nodes`, exactly as given, and `edges` between them: `{ from, to, kind }`, where `to` stands on
 * `from` and `kind` is `parent` or `dependency`.
 */
export function toGraphJson(nodes: readonly GraphNode[]): string {
  return JSON.stringify({ nodes: nodes.map(pickNode), edges: listEdges(nodes) }, undefined, 2);
}

/** What else a caller's nodes hold is no part of the format. */
function pickNode({ id, name, parents, dependsOn, labels, state, isHead }: GraphNode): GraphNode {
  return { id, name, parents, dependsOn, labels, state, isHead };
}
