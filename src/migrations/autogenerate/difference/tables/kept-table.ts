import type { ObjectName } from '../../../operations/names.js';
import type { TableDefinition } from '../../../operations/tables/table-definition.js';
import type { Comparison } from '../change.js';
import type { Disturbance } from './plan/disturbance.js';

/** A table that stays, as the comparison of its parts sees it. */
export interface KeptTable {
  readonly name: ObjectName;
  /** As it is before all changes: what is dropped first was this. */
  readonly original: TableDefinition;
  /** As the changes of types leave it: what is altered was this. */
  readonly before: TableDefinition;
  readonly after: TableDefinition;
  readonly comparison: Comparison;
  readonly disturbance: Disturbance;
}
