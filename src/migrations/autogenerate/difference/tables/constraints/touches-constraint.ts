import type { ConstraintDefinition } from '../../../../operations/constraints/constraint-definition.js';
import { isSameName, type ObjectName } from '../../../../operations/names.js';
import type { KeptTable } from '../kept-table.js';
import { isSteadyKey } from './kept-keys.js';

/** The tables, as far as foreign keys are concerned. */
export interface Surroundings {
  readonly kept: readonly KeptTable[];
  /** Those that are dropped, be it to be created again. */
  readonly dropped: readonly ObjectName[];
}

/** Whether a constraint of a table has to be dropped, and added again where it is to stay. */
export function touchesConstraint(
  constraint: ConstraintDefinition,
  { name, disturbance }: KeptTable,
  { kept, dropped }: Surroundings,
): boolean {
  if (disturbance.touchesConstraint(name, constraint)) {
    return true;
  } else if (constraint.type !== 'foreignKey') {
    return false;
  }
  const { references } = constraint;
  const found = kept.find((table) => isSameName(table.name, references.table));
  return found === undefined
    ? dropped.some((table) => isSameName(table, references.table))
    : !isSteadyKey(references, found);
}
