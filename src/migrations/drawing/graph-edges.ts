import type { GraphNode } from './graph-node.js';

/** From what comes first to what stands on it. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: 'parent' | 'dependency';
}

/** The links of each node in turn, parents first. One to a revision that is not among the nodes is left out. */
export function listEdges(nodes: readonly GraphNode[]): GraphEdge[] {
  const known = new Set(nodes.map(({ id }) => id));
  return nodes
    .flatMap(({ id: to, parents, dependsOn }) => [
      ...parents.map((from): GraphEdge => ({ from, to, kind: 'parent' })),
      ...dependsOn.map((from): GraphEdge => ({ from, to, kind: 'dependency' })),
    ])
    .filter(({ from }) => known.has(from));
}

/** Short names that are safe in any format, whatever the ids hold: `n0`, `n1`. */
export function nameNodes(nodes: readonly GraphNode[]): Map<string, string> {
  return new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
}

/** What a picture says of a revision, line by line: its id, its name where that differs, its labels. */
export function captionOf({ id, name, labels }: GraphNode): string[] {
  const lines = [
    id,
    ...(name === id ? [] : [name]),
    ...(labels.length > 0 ? [`(${labels.join(', ')})`] : []),
  ];
  return lines.map(onOneLine);
}

/** A name can't pretend to be several lines, nor hold what no file can. */
function onOneLine(text: string): string {
  return text.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
