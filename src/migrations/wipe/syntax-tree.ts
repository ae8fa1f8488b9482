/** A node of PostgreSQL's syntax tree. */
export type Node = Readonly<Record<string, unknown>>;

/** An empty node where there is none. */
export function child(node: Node, key: string): Node {
  return toNode(node[key]);
}

export function nodes(list: unknown): Node[] {
  return Array.isArray(list) ? list.map(toNode) : [];
}

export function toNode(value: unknown): Node {
  return typeof value === 'object' && value !== null ? (value as Node) : {};
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
