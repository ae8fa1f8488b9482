import {
  besideName,
  isSameName,
  joinName,
  splitName,
  type ObjectName,
} from '../../src/migrations/operations/names.js';
import type { Operation } from '../../src/migrations/operations/operation.js';

type OfKind<K extends Operation['kind']> = Extract<Operation, { kind: K }>;
export type TypeCreation = OfKind<'createEnum' | 'createDomain' | 'createType'>;
export type Creation = TypeCreation | OfKind<'createSequence' | 'createSchema'>;

/** The types, sequences and schemas on paper, each by the operation that would create it as it is. */
export type Objects = readonly Creation[];

/** The objects after the operation. */
export function followObjects(objects: Objects, operation: Operation): Objects {
  switch (operation.kind) {
    case 'createEnum':
    case 'createDomain':
    case 'createType':
    case 'createSequence':
    case 'createSchema':
      return [...objects, operation];
    case 'dropEnum':
    case 'dropDomain':
    case 'dropType':
    case 'dropSequence':
    case 'dropSchema':
      return objects.filter((object) => !isOf(operation, object));
    default:
      return objects.map((object) => changed(object, operation));
  }
}

function changed(object: Creation, operation: Operation): Creation {
  if (!isOf(operation, object)) {
    return object;
  }
  switch (operation.kind) {
    case 'renameSchema':
      return object.kind === 'createSchema' ? { ...object, name: operation.to } : object;
    case 'renameType':
    case 'renameSequence':
      return renamed(object, besideName(operation.name, operation.to));
    case 'moveType':
      return renamed(object, joinName(operation.schema, splitName(operation.name).name));
    case 'renameEnumValue': {
      const { value, to } = operation;
      return object.kind === 'createEnum'
        ? { ...object, values: object.values.map((each) => (each === value ? to : each)) }
        : object;
    }
    case 'replaceEnum':
      return object.kind === 'createEnum' ? { ...object, values: operation.to } : object;
    case 'alterDomain':
      return object.kind === 'createDomain' ? alteredDomain(object, operation) : object;
    case 'alterSequence':
      return object.kind === 'createSequence'
        ? { ...object, definition: { ...object.definition, ...operation.to } }
        : object;
    default:
      return object;
  }
}

function renamed(object: Creation, name: ObjectName): Creation {
  return object.kind === 'createSchema' ? object : { ...object, name };
}

function alteredDomain(object: OfKind<'createDomain'>, { to }: OfKind<'alterDomain'>): Creation {
  const { definition } = object;
  const checks = (definition.checks ?? []).filter((check) => !(to.dropChecks ?? []).includes(check));
  return {
    ...object,
    definition: {
      ...definition,
      default: to.default === undefined ? definition.default : (to.default ?? undefined),
      notNull: to.notNull ?? definition.notNull,
      comment: to.comment === undefined ? definition.comment : (to.comment ?? undefined),
      checks: [...checks, ...(to.addChecks ?? [])],
    },
  };
}

/** Types share their names, and neither sequences nor schemas share them with types. */
function isOf(operation: Operation, object: Creation): boolean {
  if (!('name' in operation) || !sortOf(operation).includes(sortOf(object))) {
    return false;
  }
  return object.kind === 'createSchema'
    ? operation.name === object.name
    : isSameName(withSchema(operation.name), withSchema(object.name));
}

function withSchema(name: ObjectName): ObjectName {
  return { schema: 'public', ...splitName(name) };
}

function sortOf({ kind }: Operation): string {
  return /Schema|Sequence/.exec(kind)?.[0] ?? 'Type';
}
