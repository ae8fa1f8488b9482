import { FileFormatError } from '../../../errors/file-format.error.js';
import { FileValueError } from '../../../errors/file-value.error.js';
import { UnknownColumnError } from '../../../errors/unknown-column.error.js';
import type { PlainRow } from '../../reference/entity-rows.js';
import type { FileRecord } from '../file-record.js';
import { showValue } from '../values/show-value.js';
import { ColumnFault } from './build-row.js';
import { ColumnUnknown } from './column-resolver.js';
import { leafConversion } from './leaf-conversion.js';
import { lastOf } from './resolve-column.js';
import { ColumnConflict } from './row-plan.js';
import { isCollection, isComputed, type Shape } from './shape.js';
import { type MappingSettings, ShapeMapper } from './shape-mapper.js';

/** Makes rows of an entity of what a file has. */
export class RowMapper {
  readonly #mapper: ShapeMapper;

  constructor(
    private readonly file: string,
    private readonly shape: Shape,
    settings: Omit<MappingSettings, 'convert'>,
  ) {
    this.#mapper = new ShapeMapper(shape, { ...settings, convert: leafConversion });
  }

  /** @throws FileValueError, UnknownColumnError, FileFormatError for two columns of one property */
  map(record: FileRecord): PlainRow {
    try {
      return this.#mapper.map(record);
    } catch (error) {
      throw this.#located(error, record);
    }
  }

  #located(error: unknown, { line, columnsLine }: FileRecord): unknown {
    if (error instanceof ColumnFault) {
      return this.#valueError(error, line);
    }
    if (error instanceof ColumnUnknown) {
      return this.#columnError(error, columnsLine);
    }
    if (error instanceof ColumnConflict) {
      const { one, other } = error;
      const fault = `the columns "${one.column}" and "${other.column}" are both for ${this.shape.name}.${one.path[0].key}`;
      return new FileFormatError(this.file, columnsLine, fault, { remedy: 'Leave one out with `ignore`.' });
    }
    return error;
  }

  #valueError({ mapped, value, message: expected, cause }: ColumnFault, line: number): FileValueError {
    const { column, label, path } = mapped;
    const [type] = lastOf(path).property.columnTypes;
    return new FileValueError({
      file: this.file,
      line,
      column,
      property: label,
      type,
      value: showValue(value),
      expected,
      cause: cause.cause,
    });
  }

  #columnError({ column, sought, unresolved }: ColumnUnknown, line: number): UnknownColumnError {
    const { reason, shape } = unresolved;
    const prefix = sought.slice(0, sought.lastIndexOf('.') + 1);
    return new UnknownColumnError({
      file: this.file,
      line,
      column,
      entity: shape.name,
      reason,
      known: knownNames(shape).map((name) => `${prefix}${name}`),
      ...(sought === column ? {} : { mappedTo: sought }),
    });
  }
}

function knownNames({ properties }: Shape): string[] {
  return Object.entries(properties)
    .filter(([, property]) => !isCollection(property) && !isComputed(property))
    .map(([name]) => name);
}
