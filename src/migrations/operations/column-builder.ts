import type {
  ColumnDefinition,
  ConstraintDefinition,
  ForeignKeyOptions,
  IndexDefinition,
} from './definitions.js';
import { defaultName } from './names.js';
import type { SqlText } from './sql-text.js';

/** A column, and the constraints and indexes that were declared on it. */
export interface ColumnParts {
  column: ColumnDefinition;
  constraints: ConstraintDefinition[];
  indexes: IndexDefinition[];
}

export interface ReferenceOptions extends ForeignKeyOptions {
  /** Whether the column gets an index, which PostgreSQL does not make by itself. Default: true. */
  index?: boolean;
}

/** Refines a column. A column is nullable until it is told otherwise, as in SQL. */
export class ColumnBuilder {
  readonly #table: string;
  readonly #column: ColumnDefinition;
  readonly #constraints: ConstraintDefinition[] = [];
  readonly #indexes: IndexDefinition[] = [];
  #indexReference = false;

  constructor(table: string, name: string, type: string) {
    this.#table = table;
    this.#column = { name, type };
  }

  notNull(): this {
    return this.#set({ notNull: true });
  }

  /** A constant default; for an expression such as `now()` see {@link defaultSql}. */
  default(value: unknown): this {
    return this.#set({ default: { value } });
  }

  defaultSql(expression: SqlText): this {
    return this.#set({ default: { sql: expression } });
  }

  /** Numbered by PostgreSQL; `always` refuses values of one's own. */
  identity(kind: 'always' | 'by default' = 'by default'): this {
    return this.#set({ identity: kind });
  }

  /** Computed from other columns and stored. */
  generatedAs(expression: SqlText): this {
    return this.#set({ generated: expression });
  }

  collate(collation: string): this {
    return this.#set({ collation });
  }

  primaryKey(): this {
    return this.#constrain({ type: 'primaryKey', name: this.#name('primary'), columns: [this.#column.name] });
  }

  unique(name = this.#name('unique')): this {
    return this.#constrain({ type: 'unique', name, columns: [this.#column.name] });
  }

  check(expression: SqlText, name = this.#name('check')): this {
    return this.#constrain({ type: 'check', name, expression });
  }

  index(name = this.#name('index')): this {
    this.#indexes.push({ name, columns: [this.#column.name] });
    return this;
  }

  /**
   * A foreign key to `table (column)`, with an index on this column unless `index` is false, or a key or an index that
   * is declared as well starts with it.
   */
  references(table: string, column = 'id', { index = true, name, ...actions }: ReferenceOptions = {}): this {
    this.#indexReference = index;
    return this.#constrain({
      type: 'foreignKey',
      name: name ?? this.#name('foreign'),
      columns: [this.#column.name],
      references: { table, columns: [column] },
      ...actions,
    });
  }

  /** @internal `keyed` are the columns that keys and indexes of the table start with, which need no index of their own. */
  build(keyed: ReadonlySet<string | undefined> = new Set()): ColumnParts {
    if (this.#indexReference && !keyed.has(this.#column.name) && !this.#isIndexed()) {
      this.index();
    }
    return { column: { ...this.#column }, constraints: [...this.#constraints], indexes: [...this.#indexes] };
  }

  #isIndexed(): boolean {
    const unique = this.#constraints.some(({ type }) => type === 'primaryKey' || type === 'unique');
    return unique || this.#indexes.length > 0;
  }

  #set(part: Partial<ColumnDefinition>): this {
    Object.assign(this.#column, part);
    return this;
  }

  #constrain(constraint: ConstraintDefinition): this {
    this.#constraints.push(constraint);
    return this;
  }

  #name(type: Parameters<typeof defaultName>[2]): string {
    return defaultName(this.#table, [this.#column.name], type);
  }
}
