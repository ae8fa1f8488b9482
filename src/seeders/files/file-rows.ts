import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { EntityMetadata, EntityName, RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import type { EntityRows, PlainRow } from '../reference/entity-rows.js';
import { type FileFormat, formatOf, hasTypes, isCompressed } from './file-format.js';
import type { FileReader, FileRecord } from './file-record.js';
import { RowMapper } from './mapping/row-mapper.js';
import { entityShape } from './mapping/shape.js';
import { readText } from './read-text.js';
import { readCsv } from './readers/csv.js';
import { readJson } from './readers/json.js';
import { readNdjson } from './readers/ndjson.js';
import { readSql } from './readers/sql.js';
import { readYaml } from './readers/yaml.js';
import type { RowsFromOptions } from './rows-from-options.js';

const READERS: Record<FileFormat, FileReader> = {
  csv: readCsv,
  tsv: (source) => readCsv({ ...source, options: { delimiter: '\t', ...source.options } }),
  json: readJson,
  ndjson: readNdjson,
  yaml: readYaml,
  sql: readSql,
};

/**
 * The rows of a file, read as they are asked for and in constant memory; each iteration opens the file anew, and closes
 * it when it ends or is left. A failure comes when its row does: the rows before it were handed out.
 *
 * All ways to read throw FileNotReadableError and FileFormatError.
 */
export class FileRows implements EntityRows, AsyncIterable<PlainRow> {
  /** The path as it was given; that of a URL. */
  readonly source: string;
  readonly #format: FileFormat;

  /** @throws UnknownFileFormatError */
  constructor(
    file: string | URL,
    private readonly options: RowsFromOptions = {},
  ) {
    this.source = typeof file === 'string' ? file : fileURLToPath(file);
    this.#format = options.format ?? formatOf(this.source);
  }

  /** The rows by the columns of the file: texts and null in CSV, TSV and SQL, else values. */
  async *[Symbol.asyncIterator](): AsyncGenerator<PlainRow, void> {
    for await (const { columns, values } of this.#records()) {
      const entries = columns.map((column, index) => [column, values[index]] as const);
      yield Object.fromEntries(entries.filter(([, value]) => value !== undefined));
    }
  }

  /**
   * The rows of an entity by its properties, with converted values.
   *
   * @throws FileValueError for a value that does not fit, UnknownColumnError
   */
  async *rowsOf(metadata: EntityMetadata): AsyncGenerator<PlainRow, void> {
    const settings = { hasTypes: hasTypes(this.#format), options: this.options };
    const mapper = new RowMapper(this.source, entityShape(metadata), settings);
    for await (const record of this.#records()) {
      yield mapper.map(record);
    }
  }

  /**
   * The rows as data for `em.create` and `em.insertMany`. Nothing is looked up in the database: a relation that is given
   * by a natural key stays an object.
   *
   * @throws FileValueError for a value that does not fit, UnknownColumnError
   */
  async *of<T extends object>(
    entity: EntityName<T>,
    em: EntityManager,
  ): AsyncGenerator<RequiredEntityData<T>, void> {
    for await (const row of this.rowsOf(em.getMetadata().get(entity))) {
      // The metadata has made it so; which properties a file leaves out, only MikroORM and the database can tell.
      yield row as RequiredEntityData<T>;
    }
  }

  #records(): AsyncIterable<FileRecord> {
    const { source: file, options } = this;
    const text = readText({ file, path: resolve(file), compressed: isCompressed(file) });
    return READERS[this.#format]({ file, text, options });
  }
}
