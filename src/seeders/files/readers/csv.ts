import { Readable, pipeline } from 'node:stream';

import type { CastingContext, CsvErrorCode, InfoRecord } from 'csv-parse';

import { FileFormatError } from '../../../errors/file-format.error.js';
import type { FileRecord, FileSource } from '../file-record.js';
import { ensureDistinct } from './ensure-distinct.js';
import { shapeError } from './shape-error.js';

/** Bytes of a row: where a quote is not closed, the file is not read to its end in vain. */
const LONGEST = 1 << 26;

type Fields = readonly (string | null)[];

/** Rows, and for each that comes how many blank lines were left out until then. */
interface CsvRows {
  readonly rows: AsyncIterable<Fields>;
  readonly blanks: number[];
}

/** The rows of CSV or TSV below a header. */
export async function* readCsv(source: FileSource): AsyncGenerator<FileRecord, void> {
  const { file } = source;
  const lines = new CsvLines();
  let columns: string[] | undefined;
  let columnsLine = 1;
  try {
    const { rows, blanks } = await parseRows(source);
    for await (const fields of rows) {
      const line = lines.next(fields, blanks.shift() ?? 0);
      if (columns === undefined) {
        columnsLine = line;
        columns = ensureDistinct(header(fields), { file, line });
      } else {
        ensureWidth(fields, columns, { file, line });
        yield { line, columnsLine, columns, values: fields };
      }
    }
  } catch (error) {
    throw isCsvError(error) ? faultOf(error, file, lines) : error;
  }
  if (columns === undefined) {
    throw new FileFormatError(file, 1, 'it is empty, and has no header');
  }
}

async function parseRows({ text, options }: FileSource): Promise<CsvRows> {
  const { parse } = await import('csv-parse');
  const { delimiter = ',', nulls = '' } = options;
  const blanks: number[] = [];
  const parser = parse({
    delimiter,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST,
    cast: (value: string, { quoting }: CastingContext) => (value === nulls && !quoting ? null : value),
    on_record: (fields: string[], { empty_lines: blank }: InfoRecord) => {
      blanks.push(blank);
      return fields;
    },
  });
  return { rows: pipeline(Readable.from(text), parser, () => {}), blanks };
}

/** Counts lines; the parser counts a line break of two characters in quotes twice. */
class CsvLines {
  #next = 1;
  #blank = 0;

  /** Where a row begins that follows upon those before. */
  next(fields: Fields, blank: number): number {
    const line = this.startAfter(blank);
    this.#blank = blank;
    this.#next = line + 1 + fields.reduce((sum, field) => sum + lineBreaks(field), 0);
    return line;
  }

  startAfter(blank: number): number {
    return this.#next + blank - this.#blank;
  }
}

function lineBreaks(field: string | null): number {
  return field === null || !/[\r\n]/.test(field) ? 0 : (field.match(/\r\n?|\n/g)?.length ?? 0);
}

const header = (fields: Fields) => fields.map((field) => field ?? '');

function ensureWidth(
  fields: readonly unknown[],
  columns: readonly string[],
  { file, line }: { file: string; line: number },
): void {
  if (fields.length !== columns.length) {
    throw new FileFormatError(
      file,
      line,
      `the row has ${countOf(fields.length)}, the header has ${columns.length}`,
      { remedy: 'Quote a field that holds the delimiter or a line break: "a, b".' },
    );
  }
}

const countOf = (fields: number) => (fields === 1 ? '1 field' : `${fields} fields`);

interface CsvFault {
  readonly code: CsvErrorCode | 'INVALID_OPENING_QUOTE';
  readonly message: string;
  readonly empty_lines: number;
  readonly index: number;
}

/** Not by class: that is loaded when a file is read. */
function isCsvError(error: unknown): error is CsvFault {
  return shapeError(error, 'code', 'message', 'empty_lines', 'index');
}

function faultOf(error: CsvFault, file: string, lines: CsvLines): FileFormatError {
  const field = `field ${error.index + 1} of the row that begins here`;
  const faults = new Map<string, string>([
    ['CSV_QUOTE_NOT_CLOSED', `the quote of ${field} is never closed`],
    ['CSV_INVALID_CLOSING_QUOTE', `${field} goes on behind its closing quote; a quote within is doubled`],
    ['CSV_MAX_RECORD_SIZE', `${field} does not end; is a quote not closed?`],
    ['INVALID_OPENING_QUOTE', `${field} has a quote within; quote it all, and double the quote within`],
  ]);
  const fault = faults.get(error.code) ?? `it is no CSV: ${error.message}`;
  return new FileFormatError(file, lines.startAfter(error.empty_lines), fault, { cause: error });
}
