import type { ObjectName } from '../../../operations/names.js';
import type { RoutineFact, SchemaModel } from '../../model/schema-model.js';
import type { Phase } from '../change.js';
import { mentions } from '../shared/mentions.js';
import { checkedTextOf } from './routine-text.js';

/** From the one on which others may stand to the one that stands on others. */
const PHASES = [
  'create routines',
  'create routines that read tables',
  'create routines that read views',
] as const satisfies Phase[];

/**
 * When each of the routines can be made: as early as may be, as tables are made of them as well. By what its text names, and by
 * the routines that it calls.
 */
export function creationPhase(
  { tables, views, materializedViews }: SchemaModel,
  calls: (routine: RoutineFact) => readonly RoutineFact[],
): (routine: RoutineFact) => Phase {
  const names = [[], tables, [...views, ...materializedViews]].map((facts) => facts.map(({ name }) => name));
  const own = (routine: RoutineFact) => names.findLastIndex((group) => mentionsAny(routine, group));
  const level = (routine: RoutineFact, callers: readonly RoutineFact[]): number =>
    callers.includes(routine)
      ? 0
      : Math.max(0, own(routine), ...calls(routine).map((other) => level(other, [...callers, routine])));
  return (routine) => PHASES[level(routine, [])] ?? 'create routines';
}

function mentionsAny(routine: RoutineFact, names: readonly ObjectName[]): boolean {
  const text = checkedTextOf(routine);
  return names.some((name) => mentions(text, name));
}
