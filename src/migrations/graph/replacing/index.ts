export { Baselines } from './baselines.js';
export type { ReplacingNode } from './replacing-node.js';
export { resolveReplacements, type PartlyReplaced, type Replacements } from './resolve-replacements.js';
