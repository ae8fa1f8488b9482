import type { AddConstraint } from '../../operations/constraints/add-constraint.js';
import type {
  ForeignKeyDefinition,
  PrimaryKeyDefinition,
  UniqueDefinition,
} from '../../operations/constraints/constraint-definition.js';
import { isSameName, type ObjectName } from '../../operations/names.js';
import type { SafeForm, SafetyContext, Stage, Staged } from './stages.js';

/**
 * A foreign key or check holds for what is written from then on, and is validated later, while others write. A key is made of
 * an index that is built before.
 */
export const safeConstraint: SafeForm = (operation, context) => {
  if (operation.kind !== 'addConstraint' || !context.isBusy(operation.table)) {
    return undefined;
  }
  const { table, constraint } = operation;
  if (context.isPartitioned(table)) {
    return undefined;
  }
  switch (constraint.type) {
    case 'foreignKey':
      return validatedLater(operation, needsNewKey(constraint, context) ? 'constraints' : 'change');
    case 'check':
      return validatedLater(operation, 'change');
    case 'unique':
    case 'primaryKey':
      return constraint.usingIndex === undefined ? throughIndex(table, constraint) : undefined;
    case 'exclusion':
      return undefined;
  }
};

function validatedLater(operation: AddConstraint, stage: Stage): readonly Staged[] | undefined {
  const { table, constraint } = operation;
  if ((constraint.type !== 'foreignKey' && constraint.type !== 'check') || constraint.notValid === true) {
    return undefined;
  }
  return [
    { stage, operation: { ...operation, constraint: { ...constraint, notValid: true } } },
    { stage: 'validate', operation: { kind: 'validateConstraint', table, name: constraint.name } },
  ];
}

function throughIndex(
  table: ObjectName,
  constraint: UniqueDefinition | PrimaryKeyDefinition,
): readonly Staged[] {
  const { name, columns, include } = constraint;
  const nulls = constraint.type === 'unique' && constraint.nullsNotDistinct ? { nullsNotDistinct: true } : {};
  const index = { name, columns, unique: true, ...(include && { include }), ...nulls, concurrently: true };
  return [
    { stage: 'indexes', operation: { kind: 'createIndex', table, index } },
    {
      stage: 'constraints',
      operation: { kind: 'addConstraint', table, constraint: { ...constraint, usingIndex: name } },
    },
  ];
}

/** Whether it refers to a key that is itself made later. */
function needsNewKey({ references }: ForeignKeyDefinition, { operations, isBusy }: SafetyContext): boolean {
  return (
    isBusy(references.table) &&
    operations.some(
      (other) =>
        other.kind === 'addConstraint' &&
        (other.constraint.type === 'unique' || other.constraint.type === 'primaryKey') &&
        isSameName(other.table, references.table) &&
        other.constraint.columns.length === references.columns.length &&
        other.constraint.columns.every((column) => references.columns.includes(column)),
    )
  );
}
