import type { RowsFromOptions } from '../rows-from-options.js';
import { lastOf, type PropertyPath, resolveColumn, type Unresolved } from './resolve-column.js';
import { innerShape, type Shape } from './shape.js';

/** A column is no property that can be written. Whoever knows the file and the line says where. */
export class ColumnUnknown extends Error {
  override readonly name = 'ColumnUnknown';

  constructor(
    readonly column: string,
    /** What the options make of it. */
    readonly sought: string,
    readonly unresolved: Unresolved,
  ) {
    super(column);
  }
}

/** Looks up columns by the options and the shape; each is looked up once. */
export class ColumnResolver {
  readonly #found = new Map<string, PropertyPath | Unresolved>();
  readonly #ignored: ReadonlySet<string>;

  constructor(
    private readonly shape: Shape,
    private readonly options: Pick<RowsFromOptions, 'columns' | 'ignore'>,
  ) {
    this.#ignored = new Set(options.ignore);
  }

  ignores(column: string): boolean {
    return this.#ignored.has(column);
  }

  /** @throws ColumnUnknown */
  resolve(column: string): PropertyPath {
    const found = this.#lookUp(column);
    if ('reason' in found) {
      throw new ColumnUnknown(column, this.#soughtFor(column), found);
    }
    return found;
  }

  /** Whether an object in the column is a relation's key or an embedded property rather than JSON. */
  hasParts(column: string): boolean {
    const found = this.#lookUp(column);
    return !this.ignores(column) && !('reason' in found) && innerShape(lastOf(found).property) !== undefined;
  }

  #lookUp(column: string): PropertyPath | Unresolved {
    const known = this.#found.get(column);
    const found = known ?? resolveColumn(this.#soughtFor(column), this.shape);
    this.#found.set(column, found);
    return found;
  }

  /** An option for a column holds for the parts of its objects, too. */
  #soughtFor(column: string): string {
    const { columns = {} } = this.options;
    if (Object.hasOwn(columns, column)) {
      return columns[column] ?? column;
    }
    const dot = column.lastIndexOf('.');
    return dot === -1 ? column : `${this.#soughtFor(column.slice(0, dot))}${column.slice(dot)}`;
  }
}
