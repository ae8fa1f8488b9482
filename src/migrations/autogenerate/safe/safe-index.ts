import { isSameName } from '../../operations/names.js';
import type { Operation } from '../../operations/operation.js';
import type { DropIndex } from '../../operations/indexes/drop-index.js';
import type { SafeForm, SafetyContext } from './stages.js';

/** An index is built, and dropped, while the table is written to. */
export const safeIndex: SafeForm = (operation, context) => {
  if (operation.kind === 'createIndex' && may(operation.table, context)) {
    const { index } = operation;
    return [{ stage: 'indexes', operation: { ...operation, index: { ...index, concurrently: true } } }];
  }
  return operation.kind === 'dropIndex' && canWait(operation, context)
    ? [{ stage: 'indexes', operation: concurrent(operation) }]
    : undefined;
};

function concurrent(operation: DropIndex): DropIndex {
  const { was } = operation;
  return { ...operation, concurrently: true, ...(was && { was: { ...was, concurrently: true } }) };
}

function may(table: Parameters<SafetyContext['isBusy']>[0], context: SafetyContext): boolean {
  return context.isBusy(table) && !context.isPartitioned(table);
}

/** The index is gone by then where its table, or a column of it, is dropped; its name may be wanted before. */
function canWait({ table, name, was }: DropIndex, context: SafetyContext): boolean {
  return (
    table !== undefined &&
    was !== undefined &&
    may(table, context) &&
    !context.operations.some((each) => standsInTheWay(each, table, name))
  );
}

function standsInTheWay(operation: Operation, table: NonNullable<DropIndex['table']>, name: string): boolean {
  switch (operation.kind) {
    case 'dropColumn':
    case 'dropTable':
      return isSameName(operation.table, table);
    case 'addConstraint':
      return operation.constraint.name === name;
    case 'renameIndex':
      return operation.to === name;
    default:
      return false;
  }
}
