export { drawHistory } from './draw-history.js';
export type { DrawnLine, DrawOptions } from './draw-history.js';
export type { GraphNode, GraphState } from './graph-node.js';
export type { DrawnRevision } from './lay-out.js';
export { toDot } from './to-dot.js';
export { toGraphJson } from './to-graph-json.js';
export { toMermaid } from './to-mermaid.js';
