import type { Constraint } from 'libpg-query';

import type { ObjectName } from '../../operations/names.js';
import type { LintStep } from '../lint-step.js';
import { texts } from './names.js';

/** PostgreSQL 18 adds it as not valid, too: as much as a check. */
export function readNotNull(
  table: ObjectName,
  { keys, conname: name = 'not_null', skip_validation: notValid = false }: Constraint,
): LintStep[] {
  return texts(keys).map((column) => {
    const expression = `"${column.replaceAll('"', '""')}" is not null`;
    return notValid
      ? { kind: 'addConstraint', table, constraint: { type: 'check', name, expression, notValid } }
      : { kind: 'alterColumn', table, column, to: { nullable: false }, from: {} };
  });
}
