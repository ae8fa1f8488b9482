import { besideName, showName, splitName } from '../../src/migrations/operations/names.js';
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

/** What is on a table follows it to its new name, or to another schema. */
export function followTable(made: readonly Operation[], operation: Operation): readonly Operation[] {
  const names = newNames(operation);
  return names === undefined
    ? made
    : made.map((each) => (tableOf(each) === names.from ? onOther(each, names.to) : each));
}

function newNames(operation: Operation): { from: string; to: string } | undefined {
  switch (operation.kind) {
    case 'renameTable':
      return { from: showName(operation.table), to: showName(besideName(operation.table, operation.to)) };
    case 'moveTable': {
      const { schema, name } = splitName(operation.table);
      return { from: inSchema(schema, name), to: inSchema(operation.schema, name) };
    }
    default:
      return undefined;
  }
}

/** Tables of the schema `public` are named without it. */
function inSchema(schema: string | undefined, name: string): string {
  return schema === undefined || schema === 'public' ? name : `${schema}.${name}`;
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
