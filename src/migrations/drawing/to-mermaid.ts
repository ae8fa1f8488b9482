import { captionOf, listEdges, nameNodes } from './graph-edges.js';
import type { GraphNode } from './graph-node.js';

/** The outline differs too, so that the states can be told apart without colours. */
const CLASSES = [
  'classDef applied fill:#d9f2d9,stroke:#2e7d32,color:#111',
  'classDef skipped fill:#eee,stroke:#616161,color:#111,stroke-dasharray:1 1',
  'classDef pending fill:#fff8e1,stroke:#b26a00,color:#111,stroke-dasharray:6 3',
  'classDef running fill:#e3f2fd,stroke:#1565c0,color:#111,stroke-dasharray:12 3',
  'classDef reverting fill:#f3e5f5,stroke:#6a1b9a,color:#111,stroke-dasharray:12 3 2 3',
  'classDef missing fill:#fde0e0,stroke:#b71c1c,color:#111,stroke-dasharray:2 3',
  'classDef head stroke-width:3px',
];

/**
 * A Mermaid flowchart, the newest revisions at the top: heads are rounded and have a thick outline, dependencies are
 * dashed. Links to revisions that are not among the nodes are left out.
 */
export function toMermaid(nodes: readonly GraphNode[]): string {
  const names = nameNodes(nodes);
  const nameOf = (id: string) => names.get(id) ?? '';
  const heads = nodes.filter(({ isHead }) => isHead).map(({ id }) => nameOf(id));
  const lines = [
    ...nodes.map((node) => nameOf(node.id) + shapeOf(node)),
    ...listEdges(nodes).map(
      ({ from, to, kind }) => `${nameOf(from)} ${kind === 'parent' ? '-->' : '-.->'} ${nameOf(to)}`,
    ),
    ...CLASSES,
    ...(heads.length > 0 ? [`class ${heads.join(',')} head`] : []),
  ];
  return ['flowchart BT', ...lines.map((line) => `  ${line}`)].join('\n');
}

function shapeOf(node: GraphNode): string {
  const text = `"${captionOf(node).map(escape).join('<br/>')}"`;
  return `${node.isHead ? `([${text}])` : `[${text}]`}:::${node.state}`;
}

/** Mermaid's own entities for all that could end the text, or that it or the browser would read as markup. */
function escape(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N} _,()/]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}
