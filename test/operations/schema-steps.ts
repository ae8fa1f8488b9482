import { escapeIdentifier } from 'pg';

import type {
  ColumnDefinition,
  DefaultDefinition,
} from '../../src/migrations/operations/columns/column-definition.js';
import type { ConstraintDefinition } from '../../src/migrations/operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../src/migrations/operations/indexes/index-definition.js';
import type { TableDefinition } from '../../src/migrations/operations/tables/table-definition.js';
import { sql } from '../../src/migrations/operations/index.js';
import { showName } from '../../src/migrations/operations/names.js';
import type { Operation } from '../../src/migrations/operations/operation.js';
import type { Tables } from './schema-model.js';
import { tableMakers } from './table-steps.js';

export const SCHEMA = 'the "other" schema';

/** Decides what a step leaves open. */
export interface Choices {
  /** One of the items, or none where there are none. */
  of<T>(items: readonly T[]): T | undefined;
  flag(): boolean;
  /** A name that is not in use and may be hostile. */
  name(): string;
}

export interface Place {
  tables: Tables;
  table: string;
  definition: TableDefinition;
  choose: Choices;
}

/** Each makes an operation that is valid for the table, or none where the table has nothing that is fit for it. */
const MAKERS = {
  dropTable: ({ tables, table, definition }: Place) =>
    isReferenced(tables, table, 'by others') ? undefined : { kind: 'dropTable', table, was: definition },

  renameTable: ({ table, choose }: Place) => ({ kind: 'renameTable', table, to: tableName(choose) }),

  addColumn: ({ table, choose }: Place) => ({ kind: 'addColumn', table, column: newColumn(choose) }),

  dropColumn: ({ table, definition, choose }: Place) =>
    when(choose.of(definition.columns.filter(({ name }) => !isUsed(definition, name))), (was) => ({
      kind: 'dropColumn',
      table,
      column: was.name,
      was,
    })),

  renameColumn: ({ table, definition, choose }: Place) =>
    when(choose.of(definition.columns.filter(({ name }) => !isMentioned(definition, name))), ({ name }) => ({
      kind: 'renameColumn',
      table,
      column: name,
      to: choose.name(),
    })),

  alterColumn: ({ table, definition, choose }: Place) =>
    when(choose.of(definition.columns.filter((column) => isAlterable(definition, column))), (column) =>
      alteration(table, column, choose),
    ),

  createIndex: ({ table, definition, choose }: Place) =>
    when(someOf(unkeyed(definition), choose), (columns) => ({
      kind: 'createIndex',
      table,
      index: newIndex(columns, choose),
    })),

  dropIndex: ({ table, definition, choose }: Place) =>
    when(choose.of(definition.indexes), (was) => ({ kind: 'dropIndex', table, name: was.name, was })),

  addPrimaryKey: ({ table, definition, choose }: Place) =>
    when(someOf(keyOf(definition) ? [] : definition.columns.filter(isMandatory), choose), (columns) =>
      adding(table, { type: 'primaryKey', name: choose.name(), columns: columns.map(({ name }) => name) }),
    ),

  addUnique: ({ table, definition, choose }: Place) =>
    when(someOf(unkeyed(definition), choose), (columns) =>
      adding(table, { type: 'unique', name: choose.name(), columns: columns.map(({ name }) => name) }),
    ),

  addCheck: ({ table, definition, choose }: Place) =>
    when(choose.of(definition.columns), (column) =>
      adding(table, { type: 'check', name: choose.name(), expression: isNotNull(column) }),
    ),

  addForeignKey: ({ tables, table, definition, choose }: Place) =>
    when(choose.of(definition.columns.filter(isReferring)), (column) =>
      when(choose.of([...tables].filter(isReferable)), (target) =>
        adding(table, foreignKey(column, target, choose)),
      ),
    ),

  dropConstraint: ({ tables, table, definition, choose }: Place) =>
    when(
      choose.of(
        definition.constraints.filter(({ type }) => type !== 'primaryKey' || !isReferenced(tables, table)),
      ),
      (was) => ({ kind: 'dropConstraint', table, name: was.name, was }),
    ),
  ...tableMakers(SCHEMA),
} satisfies Record<string, (place: Place) => Operation | undefined>;

export type StepKind = keyof typeof MAKERS | 'createTable';

export const STEP_KINDS = ['createTable', ...Object.keys(MAKERS)].filter(isStepKind);

function isStepKind(kind: string): kind is StepKind {
  return kind === 'createTable' || kind in MAKERS;
}

/** A valid operation of the kind, or none where nothing is fit for it. */
export function nextOperation(kind: StepKind, tables: Tables, choose: Choices): Operation | undefined {
  if (kind === 'createTable') {
    return createTable(tables, choose);
  }
  return when(choose.of([...tables]), ([table, definition]) =>
    MAKERS[kind]({ tables, table, definition, choose }),
  );
}

function createTable(tables: Tables, choose: Choices): Operation {
  const name = tableName(choose);
  const id = { name: choose.name(), type: 'integer', notNull: true };
  const others = [newColumn(choose), newColumn(choose), newColumn(choose)];
  const key: ConstraintDefinition = { type: 'primaryKey', name: choose.name(), columns: [id.name] };
  const reference = when(choose.of([...tables].filter(isReferable)), (target) =>
    foreignKey(id, target, choose),
  );
  return {
    kind: 'createTable',
    table: choose.flag() ? `${SCHEMA}.${name}` : name,
    definition: {
      columns: [id, ...others],
      constraints: reference === undefined ? [key] : [key, reference],
      indexes: choose.flag() ? [newIndex(others.slice(1), choose)] : [],
    },
  };
}

const COLUMNS: readonly Omit<ColumnDefinition, 'name'>[] = [
  { type: 'integer' },
  { type: 'integer', default: { value: -7 }, notNull: true },
  { type: 'bigint', identity: { kind: 'always' } },
  { type: 'bigint', identity: { kind: 'by default' } },
  { type: 'varchar(20)', default: { value: "it's \\" } },
  { type: 'text', collation: 'C', notNull: true },
  { type: 'text', notNull: true },
  { type: 'integer', generated: { expression: '1 + 1' } },
  { type: 'timestamptz', default: { sql: 'now()' }, notNull: true },
  { type: 'jsonb', default: { value: { a: ["it's"] } } },
  { type: 'text[]', default: { value: ['a', '"'] } },
];

/** The types that a column may be given, with a default for each. */
const DEFAULTS: Record<string, DefaultDefinition> = {
  integer: { value: 7 },
  'varchar(20)': { value: "it's" },
  text: { sql: sql`upper(${'x'})` },
  boolean: { value: true },
};

function newColumn(choose: Choices): ColumnDefinition {
  return { name: choose.name(), type: 'text', ...choose.of(COLUMNS) };
}

function newIndex(columns: readonly ColumnDefinition[], choose: Choices): IndexDefinition {
  const where = choose.flag() ? columns[0] : undefined;
  return {
    name: choose.name(),
    columns: columns.map(({ name }) => name),
    unique: choose.flag(),
    ...(where === undefined ? {} : { where: isNotNull(where) }),
  };
}

function foreignKey(
  column: ColumnDefinition,
  [table, definition]: [string, TableDefinition],
  choose: Choices,
): ConstraintDefinition {
  return {
    type: 'foreignKey',
    name: choose.name(),
    columns: [column.name],
    references: { table, columns: keyOf(definition)?.columns ?? [] },
    onDelete: choose.of(['cascade', 'restrict', 'set null', 'set default', undefined] as const),
    onUpdate: choose.of(['cascade', 'no action', undefined] as const),
  };
}

/** A change of type states the default as well, because the old one may not fit. */
function alteration(table: string, column: ColumnDefinition, choose: Choices): Operation {
  const type = choose.flag()
    ? choose.of(Object.keys(DEFAULTS).filter((each) => each !== column.type))
    : undefined;
  const value = choose.flag() ? (DEFAULTS[type ?? column.type] ?? null) : null;
  const nullable = choose.flag() ? { nullable: column.notNull === true } : {};
  return {
    kind: 'alterColumn',
    table,
    column: column.name,
    to: { ...nullable, default: value, ...(type === undefined ? {} : { type }) },
    from: { type: column.type, default: column.default ?? null },
    using: `null::${type ?? column.type}`,
    revertUsing: `null::${column.type}`,
  };
}

function adding(table: string, constraint: ConstraintDefinition): Operation {
  return { kind: 'addConstraint', table, constraint };
}

/** A dot would separate a schema. */
function tableName(choose: Choices): string {
  return choose.name().replaceAll('.', ' ');
}

function isNotNull({ name }: ColumnDefinition): string {
  return `${escapeIdentifier(name)} is not null`;
}

function keyOf({ constraints }: TableDefinition) {
  return constraints.find((constraint) => constraint.type === 'primaryKey');
}

function isMandatory({ notNull, generated }: ColumnDefinition): boolean {
  return notNull === true && generated === undefined;
}

function isReferring({ type, generated }: ColumnDefinition): boolean {
  return type === 'integer' && generated === undefined;
}

/** Has a key of one integer. */
function isReferable([, definition]: [string, TableDefinition]): boolean {
  const [name, ...others] = keyOf(definition)?.columns ?? [];
  const column = definition.columns.find((column) => column.name === name);
  return others.length === 0 && column?.type === 'integer';
}

function isReferenced(tables: Tables, table: string, who: 'by any' | 'by others' = 'by any'): boolean {
  const referring = [...tables].filter(([name]) => who === 'by any' || name !== table);
  return referring.some(([, { constraints }]) =>
    constraints.some(
      (constraint) => constraint.type === 'foreignKey' && showName(constraint.references.table) === table,
    ),
  );
}

/** The columns outside the primary key: foreign keys would use any other unique index on it. */
function unkeyed(definition: TableDefinition): ColumnDefinition[] {
  return definition.columns.filter(({ name }) => !(keyOf(definition)?.columns.includes(name) ?? false));
}

/** Neither type nor default of these columns stands in the way of being altered. */
function isAlterable(
  definition: TableDefinition,
  { name, type, collation, identity, generated }: ColumnDefinition,
) {
  const inKey = definition.constraints.some(
    (constraint) =>
      (constraint.type === 'primaryKey' || constraint.type === 'foreignKey') &&
      constraint.columns.includes(name),
  );
  return (
    type in DEFAULTS && !inKey && collation === undefined && identity === undefined && generated === undefined
  );
}

function isUsed(definition: TableDefinition, column: string): boolean {
  const inConstraint = definition.constraints.some(
    (constraint) => 'columns' in constraint && constraint.columns.includes(column),
  );
  const inIndex = definition.indexes.some(({ columns }) => columns.includes(column));
  return inConstraint || inIndex || isMentioned(definition, column);
}

/** By an expression, which renaming the column on paper would not change. */
function isMentioned({ constraints, indexes }: TableDefinition, column: string): boolean {
  const checks = constraints.map((constraint) => (constraint.type === 'check' ? constraint.expression : ''));
  const conditions = indexes.map(({ where = '' }) => where);
  return [...checks, ...conditions].some(
    (text) => typeof text === 'string' && text.includes(escapeIdentifier(column)),
  );
}

/** One or two of them. */
function someOf<T>(items: readonly T[], choose: Choices): T[] | undefined {
  const chosen = new Set([choose.of(items), choose.of(items)].filter((item) => item !== undefined));
  return chosen.size === 0 ? undefined : [...chosen];
}

function when<T, R>(value: T | undefined, make: (value: T) => R): R | undefined {
  return value === undefined ? undefined : make(value);
}
