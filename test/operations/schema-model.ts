import type {
  ColumnDefinition,
  DefaultDefinition,
} from '../../src/migrations/operations/columns/column-definition.js';
import type { ConstraintDefinition } from '../../src/migrations/operations/constraints/constraint-definition.js';
import type { TableDefinition } from '../../src/migrations/operations/tables/table-definition.js';
import type { StorageParameterChange } from '../../src/migrations/operations/tables/set-storage-parameters.js';
import { besideName, showName, splitName, type ObjectName } from '../../src/migrations/operations/names.js';
import type { StorageParameters } from '../../src/migrations/operations/clauses.js';
import type { Operation } from '../../src/migrations/operations/operation.js';

/** The tables on paper, by qualified name. */
export type Tables = ReadonlyMap<string, TableDefinition>;

/** The tables after the operation. */
export function follow(tables: Tables, operation: Operation): Tables {
  switch (operation.kind) {
    case 'createTable':
      return new Map(tables).set(showName(operation.table), operation.definition);
    case 'dropTable':
      return new Map([...tables].filter(([table]) => table !== showName(operation.table)));
    case 'renameTable':
      return renameTable(
        tables,
        showName(operation.table),
        showName(besideName(operation.table, operation.to)),
      );
    case 'moveTable':
      return moveTable(tables, splitName(operation.table), operation.schema);
    case 'renameColumn':
      return renameColumn(tables, showName(operation.table), operation.column, operation.to);
    default:
      return changeTable(tables, operation);
  }
}

function changeTable(tables: Tables, operation: Operation): Tables {
  if (!('table' in operation)) {
    return tables;
  }
  const definition = tables.get(showName(operation.table));
  return definition === undefined
    ? tables
    : new Map(tables).set(showName(operation.table), changed(definition, operation));
}

function changed(definition: TableDefinition, operation: Operation): TableDefinition {
  const { columns, constraints, indexes } = definition;
  switch (operation.kind) {
    case 'addColumn':
      return { ...definition, columns: [...columns, operation.column] };
    case 'dropColumn':
      return { ...definition, columns: columns.filter(({ name }) => name !== operation.column) };
    case 'alterColumn':
      return {
        ...definition,
        columns: columns.map((column) =>
          column.name === operation.column ? altered(column, operation.to) : column,
        ),
      };
    case 'createIndex':
      return { ...definition, indexes: [...indexes, operation.index] };
    case 'dropIndex':
      return { ...definition, indexes: indexes.filter(({ name }) => name !== operation.name) };
    case 'addConstraint':
      return { ...definition, constraints: [...constraints, operation.constraint] };
    case 'dropConstraint':
      return { ...definition, constraints: constraints.filter(({ name }) => name !== operation.name) };
    case 'setStorageParameters':
      return { ...definition, with: withParameters(definition.with, operation.to) };
    default:
      return definition;
  }
}

function withParameters(
  before: StorageParameters = {},
  changes: StorageParameterChange,
): StorageParameters | undefined {
  const entries = Object.entries({ ...before, ...changes }).flatMap(([name, setting]) =>
    setting === null ? [] : [[name, setting]],
  );
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

interface Alteration {
  type?: string;
  nullable?: boolean;
  default?: DefaultDefinition | null;
}

function altered(column: ColumnDefinition, to: Alteration): ColumnDefinition {
  return {
    ...column,
    type: to.type ?? column.type,
    notNull: to.nullable === undefined ? column.notNull : !to.nullable,
    default: to.default === undefined ? column.default : (to.default ?? undefined),
  };
}

/** The tables of the schema `public` are known by their names alone. */
function moveTable(tables: Tables, { schema, name }: ReturnType<typeof splitName>, to: string): Tables {
  const key = (own: string | undefined) => (own === undefined || own === 'public' ? name : `${own}.${name}`);
  return renameTable(tables, key(schema), key(to));
}

function renameTable(tables: Tables, table: string, to: string): Tables {
  const pointing = (constraint: ConstraintDefinition) =>
    constraint.type === 'foreignKey' && isTable(constraint.references.table, table)
      ? { ...constraint, references: { ...constraint.references, table: to } }
      : constraint;
  return new Map(
    [...tables].map(([name, definition]) => [
      name === table ? to : name,
      { ...definition, constraints: definition.constraints.map(pointing) },
    ]),
  );
}

function renameColumn(tables: Tables, table: string, column: string, to: string): Tables {
  const renamed = (columns: readonly string[]) => columns.map((name) => (name === column ? to : name));
  const pointing = (constraint: ConstraintDefinition) =>
    constraint.type === 'foreignKey' && isTable(constraint.references.table, table)
      ? { ...constraint, references: { table, columns: renamed(constraint.references.columns) } }
      : constraint;
  const own = (constraint: ConstraintDefinition) =>
    !('columns' in constraint) ? constraint : { ...constraint, columns: renamed(constraint.columns) };
  return new Map(
    [...tables].map(([name, definition]) => {
      const constraints = definition.constraints.map(pointing);
      const columns = definition.columns.map((each) => (each.name === column ? { ...each, name: to } : each));
      const indexes = definition.indexes.map((index) => ({
        ...index,
        columns: index.columns.map((item) =>
          typeof item === 'string' ? (renamed([item])[0] ?? item) : item,
        ),
      }));
      return [
        name,
        name === table
          ? { ...definition, columns, constraints: constraints.map(own), indexes }
          : { ...definition, constraints },
      ];
    }),
  );
}

function isTable(name: ObjectName, table: string): boolean {
  return showName(name) === table;
}
