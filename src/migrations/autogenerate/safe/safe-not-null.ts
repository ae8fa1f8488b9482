import type { AlterColumn } from '../../operations/columns/alter-column.js';
import type { CheckDefinition } from '../../operations/constraints/constraint-definition.js';
import { fitName, isSameName, splitName } from '../../operations/names.js';
import type { SafeForm, SafetyContext, Staged } from './stages.js';

/**
 * PostgreSQL: `set not null` does not read the table where a valid check says so already. The check is validated while others
 * write, and goes afterwards.
 */
export const safeNotNull: SafeForm = (operation, context) => {
  if (
    operation.kind !== 'alterColumn' ||
    operation.to.nullable !== false ||
    !context.isBusy(operation.table) ||
    context.isPartitioned(operation.table)
  ) {
    return undefined;
  }
  return [...others(operation), ...throughCheck(operation, context)];
};

/** What else of the column changes. */
function others(operation: AlterColumn): Staged[] {
  const { nullable: _to, ...to } = operation.to;
  const { nullable: _from, ...from } = operation.from;
  return Object.keys(to).length === 0 ? [] : [{ stage: 'change', operation: { ...operation, to, from } }];
}

function throughCheck({ table, column }: AlterColumn, context: SafetyContext): Staged[] {
  const expression = `"${column.replaceAll('"', '""')}" is not null`;
  const name = fitName(`${splitName(table).name}_${column}_is_not_null`, 'check');
  const constraint: CheckDefinition = { type: 'check', name, expression, notValid: true };
  const isFilled = context.operations.some(
    (each) => each.kind === 'update' && isSameName(each.table, table) && column in each.set,
  );
  return [
    // Rows that are yet to be filled could not be changed otherwise.
    {
      stage: isFilled ? 'constraints' : 'change',
      operation: { kind: 'addConstraint', table, constraint },
    },
    { stage: 'validate', operation: { kind: 'validateConstraint', table, name } },
    {
      stage: 'validate',
      operation: { kind: 'alterColumn', table, column, to: { nullable: false }, from: { nullable: true } },
    },
    { stage: 'validate', operation: { kind: 'dropConstraint', table, name, was: constraint } },
  ];
}
