import { sql } from '../../src/migrations/operations/index.js';
import { joinName, splitName, type ObjectName } from '../../src/migrations/operations/names.js';
import type { Operation } from '../../src/migrations/operations/operation.js';
import type { DomainCheck } from '../../src/migrations/operations/types/domain-definition.js';
import type { Creation, Objects } from './object-model.js';
import { SCHEMA, type Choices } from './schema-steps.js';

interface Place {
  objects: Objects;
  choose: Choices;
}

/** Each makes an operation that is valid for the objects, or none where none of them is fit for it. */
const MAKERS = {
  createEnum: ({ choose }: Place) => ({
    kind: 'createEnum',
    name: objectName(choose),
    values: choose.flag() ? [choose.name(), choose.name(), "it's"] : [],
    ...someComment(choose),
  }),

  dropEnum: (place: Place) =>
    when(any('createEnum', place), ({ name, values, comment }) => ({
      kind: 'dropEnum',
      name,
      was: { values, comment },
    })),

  renameEnumValue: (place: Place) =>
    when(any('createEnum', place), ({ name, values }) =>
      when(place.choose.of(values), (value) => ({
        kind: 'renameEnumValue',
        name,
        value,
        to: place.choose.name(),
      })),
    ),

  replaceEnum: (place: Place) =>
    when(any('createEnum', place), ({ name, values, comment }) => ({
      kind: 'replaceEnum',
      name,
      from: values,
      to: [...values.slice(1).toReversed(), place.choose.name()],
      columns: [],
      comment,
    })),

  createDomain: ({ choose }: Place) => ({
    kind: 'createDomain',
    name: objectName(choose),
    definition: {
      type: 'text',
      notNull: choose.flag(),
      collation: choose.of(['C', undefined]),
      default: choose.of([{ value: "it's" }, { sql: sql`upper(${'x'})` }, undefined]),
      checks: choose.flag() ? [newCheck(choose), newCheck(choose)] : [],
      ...someComment(choose),
    },
  }),

  dropDomain: (place: Place) =>
    when(any('createDomain', place), ({ name, definition }) => ({
      kind: 'dropDomain',
      name,
      was: definition,
    })),

  alterDomain: (place: Place) =>
    when(any('createDomain', place), (domain) => alteration(domain, place.choose)),

  createType: ({ choose }: Place) => ({
    kind: 'createType',
    name: objectName(choose),
    attributes: [
      { name: choose.name(), type: 'text', collation: choose.of(['C', undefined]) },
      { name: choose.name(), type: 'integer[]', ...someComment(choose) },
    ],
    ...someComment(choose),
  }),

  dropType: (place: Place) =>
    when(any('createType', place), ({ name, attributes, comment }) => ({
      kind: 'dropType',
      name,
      was: { attributes, comment },
    })),

  renameType: (place: Place) =>
    when(anyType(place), ({ name }) => ({ kind: 'renameType', name, to: place.choose.name() })),

  moveType: (place: Place) =>
    when(anyType(place), ({ name }) => {
      const { schema = 'public', name: own } = splitName(name);
      return { kind: 'moveType', name: joinName(schema, own), schema: otherThan(schema) };
    }),

  createSequence: ({ choose }: Place) => ({
    kind: 'createSequence',
    name: objectName(choose),
    definition: {
      as: choose.of(['integer', 'smallint', 'bigint', undefined] as const),
      start: choose.of([3, 10n, undefined]),
      increment: choose.of([2, 1n, undefined]),
      max: choose.of([100, null, undefined]),
      cycle: choose.of([true, false, undefined]),
      unlogged: choose.flag(),
      ...someComment(choose),
    },
  }),

  dropSequence: (place: Place) =>
    when(any('createSequence', place), ({ name, definition }) => ({
      kind: 'dropSequence',
      name,
      was: definition,
    })),

  alterSequence: (place: Place) =>
    when(any('createSequence', place), ({ name, definition }) => ({
      kind: 'alterSequence',
      name,
      to: { start: 7, increment: 4, cache: 5, cycle: !(definition.cycle ?? false) },
      from: { start: 1, increment: 1, cache: 1, ...given(definition) },
    })),

  renameSequence: (place: Place) =>
    when(any('createSequence', place), ({ name }) => ({
      kind: 'renameSequence',
      name,
      to: place.choose.name(),
    })),

  createSchema: ({ choose }: Place) => ({
    kind: 'createSchema',
    name: schemaName(choose),
    authorization: choose.of(['pg_monitor', undefined]),
    ...someComment(choose),
  }),

  dropSchema: (place: Place) =>
    when(any('createSchema', place), ({ name, authorization, comment }) => ({
      kind: 'dropSchema',
      name,
      was: { authorization, comment },
    })),

  renameSchema: (place: Place) =>
    when(any('createSchema', place), ({ name }) => ({
      kind: 'renameSchema',
      name,
      to: schemaName(place.choose),
    })),
} satisfies Record<string, (place: Place) => Operation | undefined>;

export type ObjectStepKind = keyof typeof MAKERS;

export const OBJECT_STEP_KINDS = Object.keys(MAKERS).filter(isObjectStepKind);

export function isObjectStepKind(kind: string): kind is ObjectStepKind {
  return kind in MAKERS;
}

/** A valid operation of the kind, or none where nothing is fit for it. */
export function nextObjectOperation(
  kind: ObjectStepKind,
  objects: Objects,
  choose: Choices,
): Operation | undefined {
  return MAKERS[kind]({ objects, choose });
}

function alteration(
  { name, definition }: Extract<Creation, { kind: 'createDomain' }>,
  choose: Choices,
): Operation {
  const dropped = choose.of(definition.checks ?? []);
  return {
    kind: 'alterDomain',
    name,
    to: {
      default: choose.of([null, { value: 'x' }]),
      notNull: !(definition.notNull ?? false),
      dropChecks: dropped === undefined ? [] : [dropped],
      addChecks: [newCheck(choose)],
      comment: choose.of([null, 'changed']),
    },
    from: { default: definition.default ?? null, comment: definition.comment ?? null },
  };
}

function newCheck(choose: Choices): DomainCheck {
  return { name: choose.name(), expression: sql`value <> ${choose.name()}`, notValid: choose.flag() };
}

function someComment(choose: Choices): { comment?: string } {
  return choose.flag() ? { comment: choose.name() } : {};
}

function objectName(choose: Choices): ObjectName {
  return joinName(choose.of([undefined, SCHEMA]), choose.name());
}

/** PostgreSQL keeps names that start with `pg_` for itself. */
function schemaName(choose: Choices): string {
  return `s${choose.name()}`;
}

function otherThan(schema: string): string {
  return schema === 'public' ? SCHEMA : 'public';
}

function any<K extends Creation['kind']>(
  kind: K,
  { objects, choose }: Place,
): Extract<Creation, { kind: K }> | undefined {
  return choose.of(
    objects.filter((object): object is Extract<Creation, { kind: K }> => object.kind === kind),
  );
}

function anyType(place: Place) {
  const kind = place.choose.of(['createEnum', 'createDomain', 'createType'] as const);
  return when(kind, (kind) => any(kind, place));
}

function given(definition: object): object {
  return Object.fromEntries(Object.entries(definition).filter(([, value]) => value !== undefined));
}

function when<T, R>(value: T | undefined, make: (value: T) => R): R | undefined {
  return value === undefined ? undefined : make(value);
}
