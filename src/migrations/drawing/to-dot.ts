import { captionOf, listEdges, nameNodes } from './graph-edges.js';
import type { GraphNode, GraphState } from './graph-node.js';

/** The outline differs too, so that the states can be told apart without colours. */
const STATES: Readonly<Record<GraphState, string>> = {
  applied: 'style="filled", fillcolor="#d9f2d9", color="#2e7d32"',
  skipped: 'style="filled", fillcolor="#eeeeee", color="#616161"',
  pending: 'style="filled,dashed", fillcolor="#fff8e1", color="#b26a00"',
  running: 'style="filled,bold", fillcolor="#e3f2fd", color="#1565c0"',
  reverting: 'style="filled,diagonals", fillcolor="#f3e5f5", color="#6a1b9a"',
  missing: 'style="filled,dotted", fillcolor="#fde0e0", color="#b71c1c"',
};

/**
 * A Graphviz digraph, the newest revisions at the top: heads have a double outline, dependencies are dashed. Links to
 * revisions that are not among the nodes are left out.
 */
export function toDot(nodes: readonly GraphNode[]): string {
  const names = nameNodes(nodes);
  const nameOf = (id: string) => names.get(id) ?? '';
  const lines = [
    'rankdir=BT;',
    'node [shape=box];',
    ...nodes.map((node) => `${nameOf(node.id)} [${attributesOf(node)}];`),
    ...listEdges(nodes).map(
      ({ from, to, kind }) =>
        `${nameOf(from)} -> ${nameOf(to)}${kind === 'dependency' ? ' [style=dashed]' : ''};`,
    ),
  ];
  return ['digraph revisions {', ...lines.map((line) => `  ${line}`), '}'].join('\n');
}

function attributesOf(node: GraphNode): string {
  const label = `label="${captionOf(node).map(escape).join('\\n')}"`;
  return [label, STATES[node.state] ?? STATES.applied, ...(node.isHead ? ['peripheries=2'] : [])].join(', ');
}

/** Graphviz reads backslashes and HTML entities in labels. */
function escape(text: string): string {
  return text.replace(/[\\"]/g, '\\$&').replaceAll('&', '&amp;');
}
