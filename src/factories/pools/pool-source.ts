import type { ExistingRows } from './existing-rows.js';

/** Where relations choose from: entities at hand, or rows of the database. */
export type PoolSource = readonly object[] | ExistingRows;
