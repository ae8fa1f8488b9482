import type { CopyStmt } from 'libpg-query';

import { FileFormatError } from '../../../errors/file-format.error.js';
import { indexOfByte } from '../../../sql/byte-offsets.js';
import { loadSqlParser } from '../../../sql/sql-parser.js';
import type { FileRecord, FileSource } from '../file-record.js';
import { copyRows } from './sql/copy-rows.js';
import { insertRows } from './sql/insert-rows.js';
import { lineOf, parseBatch } from './sql/parse-batch.js';
import { type SqlBatch, SqlBatches } from './sql/sql-batch.js';
import { TableChoice } from './sql/sql-table.js';
import { meaningOf } from './sql/statement-meaning.js';
import { TextWindow } from './sql/text-window.js';

/** The rows of `insert ... values` and of `copy ... from stdin`, as texts. Nothing of the file is run. */
export async function* readSql({ file, text, options }: FileSource): AsyncGenerator<FileRecord, void> {
  await loadSqlParser();
  const reading = new SqlReading(file, new TextWindow(text), new TableChoice(file, options.table));
  try {
    yield* reading.records();
  } finally {
    await reading.window.close();
  }
}

/** A `copy` that was read, and where. */
interface OpenCopy {
  readonly copy: CopyStmt;
  readonly line: number;
}

class SqlReading {
  #copy: OpenCopy | undefined;

  constructor(
    readonly file: string,
    readonly window: TextWindow,
    private readonly tables: TableChoice,
  ) {}

  async *records(): AsyncGenerator<FileRecord, void> {
    const batches = new SqlBatches(this.window, this.file);
    for (let found = await batches.next(); found.next !== 'nothing'; found = await batches.next()) {
      if (found.batch !== undefined) {
        yield* this.#rowsOf(found.batch);
      }
      if (this.#copy !== undefined) {
        yield* this.#copied(this.#copy);
      } else if (found.next === 'command' && found.batch === undefined) {
        await this.#skipCommand();
      }
    }
    this.tables.ensureFound(this.window.line);
  }

  *#rowsOf(batch: SqlBatch): Generator<FileRecord, void> {
    const { file } = this;
    const toIndex = indexOfByte(batch.text);
    for (const statement of parseBatch(batch, file)) {
      const meaning = statement.stmt && meaningOf(statement.stmt);
      if (meaning === undefined || meaning.kind === 'skipped') {
        continue;
      }
      const line = lineOf(statement, batch, toIndex);
      if (meaning.kind === 'refused') {
        throw new FileFormatError(file, line, meaning.fault, { remedy: DATA_ONLY });
      }
      if (meaning.kind === 'copy') {
        this.#copy = { copy: meaning.copy, line };
      } else if (this.tables.wants(meaning.insert.relation, line)) {
        yield* insertRows({
          batch,
          line,
          names: meaning.insert.cols ?? [],
          rows: meaning.rows,
          file,
          toIndex,
        });
      }
    }
  }

  async *#copied({ copy, line }: OpenCopy): AsyncGenerator<FileRecord, void> {
    const { file } = this;
    const wanted = this.tables.wants(copy.relation, line);
    for await (const record of copyRows(this.window, { file, names: copy.attlist ?? [], line })) {
      if (wanted) {
        yield record;
      }
    }
    this.#copy = undefined;
  }

  /** `\restrict` and `\unrestrict`, which pg_dump writes for psql. */
  async #skipCommand(): Promise<void> {
    const { file, window } = this;
    // Comments and blank lines may stand before it.
    for (let text = await window.takeLine(); text !== undefined; text = await window.takeLine()) {
      const command = /^\s*(\\\S*)/.exec(text)?.[1];
      if (command !== undefined && !/^\\(?:un)?restrict$/.test(command)) {
        throw new FileFormatError(file, window.line - 1, `${command} is a command of psql, not SQL`);
      }
      if (command !== undefined) {
        return;
      }
    }
  }
}

const DATA_ONLY = 'Keep rows alone in the file; of a whole database pg_dump writes them with --data-only.';
