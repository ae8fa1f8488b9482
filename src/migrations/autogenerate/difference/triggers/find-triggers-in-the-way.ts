import { compileText } from '../../../operations/compiler.js';
import { isSameName, showName } from '../../../operations/names.js';
import type { TriggerEvent } from '../../../operations/triggers/trigger-definition.js';
import type { TriggerFact } from '../../model/schema-model.js';
import type { Comparison } from '../change.js';
import { findRoutinesInTheWay } from '../routines/find-routines-in-the-way.js';
import { findChangedTables } from '../shared/changed-tables.js';
import { mentions, mentionsColumn } from '../shared/mentions.js';
import { findReplacedTypes } from '../types/domains/plan-domains.js';
import { findDroppedViews } from '../views/find-dropped-views.js';

/** Whether a trigger that stays has to go meanwhile: with its table, or as PostgreSQL would not change what it is made of. */
export function findTriggersInTheWay(comparison: Comparison): (trigger: TriggerFact) => boolean {
  const { isDropped, columns } = findChangedTables(comparison);
  const views = new Set(findDroppedViews(comparison).map(({ name }) => showName(name)));
  const routines = findRoutinesInTheWay(comparison);
  const names = [...findReplacedTypes(comparison), ...routines.map(({ name }) => name)];
  return ({ table, definition }) => {
    const { events, when = '', function: called } = definition;
    const text = compileText(when);
    const own = columns.filter((column) => isSameName(column.table, table)).map(({ column }) => column);
    return (
      isDropped(table) ||
      views.has(showName(table)) ||
      routines.some(({ name }) => isSameName(name, called)) ||
      own.some((column) => mentionsColumn(text, column) || events.some((event) => waitsFor(event, column))) ||
      names.some((name) => mentions(text, name))
    );
  };
}

function waitsFor(event: TriggerEvent, column: string): boolean {
  return typeof event === 'object' && event.updateOf.includes(column);
}
