import { SiskinError } from './siskin.error.js';

export interface FileValueFault {
  /** The path as it was given. */
  file: string;
  /** Where the row begins, counted from 1. */
  line: number;
  /** As the file names it. */
  column: string;
  /** As `Entity.property`. */
  property: string;
  /** The type of the column in the database; absent where it has none of its own. */
  type?: string;
  /** As it is shown, shortened where it is long. */
  value: string;
  /** What would fit: `integer`, or `one of "a", "b"`. */
  expected: string;
  cause?: unknown;
}

/** A value of a file does not fit the property that it is for. Rows before it may have been handed out. */
export class FileValueError extends SiskinError {
  readonly code = 'SISKIN_FILE_VALUE';
  readonly file: string;
  readonly line: number;
  readonly column: string;
  readonly property: string;
  readonly value: string;
  readonly expected: string;

  constructor({ file, line, column, property, type, value, expected, cause }: FileValueFault) {
    super({
      problem: `${file}, line ${line}, column "${column}": ${value} ${verdict(value, expected)}.`,
      remedy: `Mend the value: it is for ${property}${type === undefined ? '' : `, of the type ${type}`}.`,
      cause,
    });
    this.file = file;
    this.line = line;
    this.column = column;
    this.property = property;
    this.value = value;
    this.expected = expected;
  }
}

function verdict(value: string, expected: string): string {
  if (value === 'null') {
    return 'is not allowed';
  }
  return expected.startsWith('one of ') ? `is not ${expected}` : `is no ${expected}`;
}
