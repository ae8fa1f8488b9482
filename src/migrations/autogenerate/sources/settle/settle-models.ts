import type { SchemaModel } from '../../model/schema-model.js';
import { filterModel, uniteReferences } from '../filter/filter-model.js';
import type { Filter } from '../filter/schema-filter.js';
import type { ObjectReference } from '../object-reference.js';
import { carryOver } from './carry-over.js';
import { leaveAlone, type LeftFacts } from './leave-alone.js';
import { ownKinds, type OwnKind } from './own-kinds.js';

/** What decides on what of two schemas is compared. */
export interface SettleRules {
  filter: Filter;
  defaultSchema: string;
  /** Kinds that are the entities' own, whether they declare one or not. */
  own: readonly OwnKind[] | undefined;
  /** Whether the entities declare a routine. */
  declaresRoutines: boolean;
}

export interface SettledModels {
  readonly before: SchemaModel;
  readonly after: SchemaModel;
  /** No entity declares them, and their kind is not the entities' own. */
  readonly leftAlone: readonly ObjectReference[];
  /** Those of them that may stand in the way of a change, and are in neither schema. */
  readonly left: LeftFacts;
  /** The filter takes them out. */
  readonly ignored: readonly ObjectReference[];
}

/** The two schemas such that they differ in nothing but what is to be changed. Pure. */
export function settleModels(before: SchemaModel, after: SchemaModel, rules: SettleRules): SettledModels {
  const from = filterModel(before, rules.filter, rules.defaultSchema);
  const to = filterModel(after, rules.filter, rules.defaultSchema);
  const left = leaveAlone(from.model, to.model, ownKinds(to.model, rules.declaresRoutines, rules.own));
  return {
    before: left.before,
    after: carryOver(left.before, to.model),
    leftAlone: left.leftAlone,
    left: left.left,
    ignored: uniteReferences(from.ignored, to.ignored),
  };
}
