export { RevisionGraph } from './revision-graph.js';
export type { RevisionNode } from './revision-node.js';
