import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { alters } from '../touches.js';

/** Checks the rows that were there when a constraint was added as not valid. */
export interface ValidateConstraint {
  kind: 'validateConstraint';
  table: ObjectName;
  name: string;
}

export const validateConstraint: OperationKind<ValidateConstraint> = {
  compile: ({ table, name }) => [statement('alter table', object(table), 'validate constraint', id(name))],
  // PostgreSQL has no way back, and needs none: what is valid may be dropped or left as it is.
  invert: () => [],
  source: ({ table, name }) => op('validateConstraint', literal(table), literal(name)),
  describe: ({ table, name }) => `validate constraint ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table, { lock: 'share update exclusive', work: 'scan' })],
};
