import { besideName, showName } from '../../src/migrations/operations/names.js';
import type { Operation } from '../../src/migrations/operations/operation.js';
import { argumentTypesOf } from '../../src/migrations/operations/routines/signature.js';

/** The operation that renames what another one makes, and the one that would make it by its new name. */
export function renaming(made: Operation, to: string): { operation: Operation; now: Operation } | undefined {
  switch (made.kind) {
    case 'createView':
    case 'createMaterializedView': {
      const { kind, view } = made;
      const materialized = kind === 'createMaterializedView';
      return {
        operation: { kind: 'renameView', view, to, materialized },
        now: { ...made, view: besideName(view, to) },
      };
    }
    case 'createRoutine': {
      const { routine, name, definition } = made;
      return {
        operation: { kind: 'renameRoutine', routine, name, argumentTypes: argumentTypesOf(definition), to },
        now: { ...made, name: besideName(name, to) },
      };
    }
    case 'createTrigger':
    case 'createPolicy': {
      const { table, name } = made;
      const kind = made.kind === 'createTrigger' ? 'renameTrigger' : 'renamePolicy';
      return { operation: { kind, table, name, to }, now: { ...made, name: to } };
    }
    default:
      return undefined;
  }
}

/** What is made on a table goes with it, and is not brought back with it. */
export function holdsTable(made: readonly Operation[], operation: Operation): boolean {
  return operation.kind === 'dropTable' && made.some((each) => tableOf(each) === showName(operation.table));
}

/** What is on a table follows it to its new name. */
export function followTable(made: readonly Operation[], operation: Operation): readonly Operation[] {
  if (operation.kind !== 'renameTable') {
    return made;
  }
  const [from, to] = [showName(operation.table), showName(besideName(operation.table, operation.to))];
  return made.map((each) => (tableOf(each) === from ? onOther(each, to) : each));
}

export function tableOf(made: Operation): string | undefined {
  if (made.kind === 'grant') {
    return 'table' in made.on ? showName(made.on.table) : undefined;
  }
  return 'table' in made ? showName(made.table) : undefined;
}

function onOther(made: Operation, table: string): Operation {
  if (made.kind === 'grant') {
    return { ...made, on: { table } };
  }
  return 'table' in made ? { ...made, table } : made;
}
