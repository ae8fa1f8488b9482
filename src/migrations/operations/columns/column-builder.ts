import type {
  CheckOptions,
  ConstraintDefinition,
  KeyOptions,
  UniqueOptions,
} from '../constraints/constraint-definition.js';
import type { ForeignKeyWithIndex } from '../constraints/foreign-key.js';
import { indexOn } from '../indexes/index-clause.js';
import type { IndexDefinition, IndexOptions } from '../indexes/index-definition.js';
import { defaultName, type NamedObject, type NamingRule, type ObjectName } from '../names.js';
import type { SequenceOptions } from '../sequences/sequence-options.js';
import { SqlFragment, type SqlText } from '../sql-text.js';
import type { ColumnDefinition, ColumnStorage, IdentityKind } from './column-definition.js';

/** A column, and the constraints and indexes that were declared on it. */
export interface ColumnParts {
  column: ColumnDefinition;
  constraints: ConstraintDefinition[];
  indexes: IndexDefinition[];
}

/** Refines a column. A column is nullable until it is told otherwise, as in SQL. */
export class ColumnBuilder {
  readonly #table: ObjectName;
  readonly #naming: NamingRule;
  readonly #column: ColumnDefinition;
  readonly #constraints: ConstraintDefinition[] = [];
  readonly #indexes: IndexDefinition[] = [];
  #indexReference = false;

  constructor(table: ObjectName, name: string, type: string, naming: NamingRule = defaultName) {
    this.#table = table;
    this.#naming = naming;
    this.#column = { name, type };
  }

  notNull(): this {
    return this.#set({ notNull: true });
  }

  /** An array of the type, of one dimension or as many as are said. */
  array(dimensions = 1): this {
    return this.#set({ type: this.#column.type + '[]'.repeat(dimensions) });
  }

  /** A constant, or an expression by the `sql` tag. */
  default(value: unknown): this {
    return this.#set({ default: value instanceof SqlFragment ? { sql: value } : { value } });
  }

  /** An expression as PostgreSQL writes it, such as `now()`. */
  defaultSql(expression: SqlText): this {
    return this.#set({ default: { sql: expression } });
  }

  /** Numbered by PostgreSQL; `always` refuses values of one's own. */
  identity(kind: IdentityKind = 'by default', options: SequenceOptions = {}): this {
    return this.#set({ identity: { kind, ...options } });
  }

  /** Computed from other columns and stored; or, with PostgreSQL 18, computed when it is read. */
  generatedAs(expression: SqlText, { virtual = false }: { virtual?: boolean } = {}): this {
    return this.#set({ generated: virtual ? { expression, virtual } : { expression } });
  }

  collate(collation: ObjectName): this {
    return this.#set({ collation });
  }

  /** How large values are kept. Default: that of the type. */
  storage(storage: ColumnStorage): this {
    return this.#set({ storage });
  }

  compression(compression: 'pglz' | 'lz4'): this {
    return this.#set({ compression });
  }

  comment(comment: string): this {
    return this.#set({ comment });
  }

  primaryKey({ name = this.#name('primary'), ...options }: KeyOptions = {}): this {
    return this.#constrain({ type: 'primaryKey', name, columns: [this.#column.name], ...options });
  }

  unique({ name = this.#name('unique'), ...options }: UniqueOptions = {}): this {
    return this.#constrain({ type: 'unique', name, columns: [this.#column.name], ...options });
  }

  check(
    expression: SqlText,
    { name = this.#name('check'), ...options }: CheckOptions & { name?: string } = {},
  ): this {
    return this.#constrain({ type: 'check', name, expression, ...options });
  }

  index(options: IndexOptions = {}): this {
    this.#indexes.push(indexOn(this.#table, [this.#column.name], options, this.#naming));
    return this;
  }

  /**
   * A foreign key to `table (column)`, with an index on this column unless `index` is false, or a key or an index that
   * is declared as well starts with it.
   */
  references(
    table: ObjectName,
    column = 'id',
    { index = true, name = this.#name('foreign'), ...options }: ForeignKeyWithIndex = {},
  ): this {
    this.#indexReference = index;
    const references = { table, columns: [column] };
    const columns = [this.#column.name];
    return this.#constrain({ type: 'foreignKey', name, columns, references, ...options });
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

  #name(type: NamedObject): string {
    return this.#naming(this.#table, [this.#column.name], type);
  }
}
