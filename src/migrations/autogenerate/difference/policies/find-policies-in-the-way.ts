import { compileText } from '../../../operations/compiler.js';
import { showName } from '../../../operations/names.js';
import type { PolicyFact } from '../../model/schema-model.js';
import type { Comparison } from '../change.js';
import { findRoutinesInTheWay } from '../routines/find-routines-in-the-way.js';
import { findChangedTables } from '../shared/changed-tables.js';
import { mentions } from '../shared/mentions.js';
import { findReplacedTypes } from '../types/domains/plan-domains.js';
import { findDroppedViews } from '../views/find-dropped-views.js';

/** Whether a policy that stays has to go meanwhile: with its table, or as PostgreSQL would not change what it reads. */
export function findPoliciesInTheWay(comparison: Comparison): (policy: PolicyFact) => boolean {
  const { isDropped, isChanged } = findChangedTables(comparison);
  const views = new Set(findDroppedViews(comparison).map(({ name }) => showName(name)));
  const routines = findRoutinesInTheWay(comparison);
  const names = [...findReplacedTypes(comparison), ...routines.map(({ name }) => name)];
  return ({ table, reads, definition: { using = '', withCheck = '' } }) => {
    const text = [using, withCheck].map(compileText).join(' ');
    return (
      isDropped(table) ||
      reads.some((column) => isChanged(column) || views.has(showName(column.table))) ||
      names.some((name) => mentions(text, name))
    );
  };
}
