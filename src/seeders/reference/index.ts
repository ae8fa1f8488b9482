export { applyReference } from './apply-reference.js';
export type { EntityRows, PlainRow } from './entity-rows.js';
export type {
  ReferenceMode,
  ReferenceOptions,
  ReferenceResult,
  ReferenceRows,
  RowDifference,
  RowValues,
} from './reference.js';
export type { ReferenceKey, ReferenceRow } from './reference-row.js';
