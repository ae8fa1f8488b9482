import type { ColumnDefinition } from '../../operations/columns/column-definition.js';
import type { ConstraintDefinition } from '../../operations/constraints/constraint-definition.js';
import type { IndexDefinition } from '../../operations/indexes/index-definition.js';
import { findingColumns, keyColumns } from '../../operations/tables/served-columns.js';
import type { TableDefinition } from '../../operations/tables/table-definition.js';

export interface KnownColumn {
  type: string;
  notNull: boolean;
  /** The revision that has added it. */
  addedIn: string;
}

export interface KnownConstraint {
  definition: ConstraintDefinition;
  /** Whether the rows that were there satisfy it, too. */
  isValid: boolean;
  addedIn: string;
}

/** A table as far as migrations have told of it. */
export class KnownTable {
  readonly columns = new Map<string, KnownColumn>();
  readonly constraints = new Map<string, KnownConstraint>();
  readonly indexes = new Map<string, IndexDefinition>();

  /** @param madeIn the revision that has made it; undefined where it was there, or may have been. */
  constructor(readonly madeIn?: string) {}

  define({ columns, constraints, indexes }: TableDefinition, revision: string): void {
    columns.forEach((column) => this.addColumn(column, revision));
    constraints.forEach((constraint) => this.addConstraint(constraint, revision));
    indexes.forEach((index) => this.indexes.set(index.name, index));
  }

  addColumn({ name, type, notNull = false, identity }: ColumnDefinition, addedIn: string): void {
    this.columns.set(name, { type, notNull: notNull || identity !== undefined, addedIn });
  }

  addConstraint(definition: ConstraintDefinition, addedIn: string): void {
    const isValid = !('notValid' in definition && definition.notValid === true);
    this.constraints.set(definition.name, { definition, isValid, addedIn });
    if (definition.type === 'primaryKey') {
      definition.columns.forEach((column) => this.setNotNull(column, true));
    }
  }

  setNotNull(name: string, notNull: boolean): void {
    const column = this.columns.get(name);
    if (column !== undefined) {
      this.columns.set(name, { ...column, notNull });
    }
  }

  /** Whether a key or an index finds rows by these columns. */
  isIndexed(columns: readonly string[]): boolean {
    const keys = [...this.constraints.values()].map(({ definition }) => keyColumns(definition));
    const indexes = [...this.indexes.values()].map((index) => findingColumns(index));
    return [...keys, ...indexes].some((found) => {
      const first = found.slice(0, columns.length);
      return columns.every((column) => first.includes(column));
    });
  }

  /** Whether a check that all rows satisfy says that the column is not null. */
  isCheckedNotNull(column: string): boolean {
    return [...this.constraints.values()].some(
      ({ definition, isValid }) =>
        isValid && definition.type === 'check' && ensuresNotNull(definition.expression, column),
    );
  }
}

/** `a is not null`, alone or among others that are joined by `and`. */
function ensuresNotNull(expression: unknown, column: string): boolean {
  const text = typeof expression === 'string' ? expression : '';
  if (/\b(?:or|case|not\s*\()/i.test(text)) {
    return false;
  }
  return text
    .split(/\s+and\s+/i)
    .map((part) => /^[\s(]*(?:"((?:[^"]|"")+)"|(\w+))\s+is\s+not\s+null[\s)]*$/i.exec(part))
    .some((found) => (found?.[1]?.replaceAll('""', '"') ?? found?.[2]?.toLowerCase()) === column);
}
