export { drawHistory } from './draw-history.js';
export type { DrawnLine, DrawOptions } from './draw-history.js';
export type { DrawnRevision } from './lay-out.js';
