import type { RoutineArgument } from '../../../operations/routines/routine-definition.js';
import type { RoutineFact } from '../../model/schema-model.js';
import { isSame } from '../same.js';

/**
 * Whether `create or replace` makes one routine of the other, and the first again of the second: PostgreSQL refuses another type of
 * the result, other names of arguments, and to take a default away.
 */
export function isReplaceable(before: RoutineFact, after: RoutineFact): boolean {
  return isSame(unchangeable(before), unchangeable(after));
}

function unchangeable({ routine, definition }: RoutineFact) {
  const { arguments: list = [], returns, window = false } = definition;
  return [routine, returns, window, list.map(identity)];
}

function identity({ name, type, mode, default: initial, defaultSql }: RoutineArgument) {
  return [name, type, mode, initial !== undefined || defaultSql !== undefined];
}
