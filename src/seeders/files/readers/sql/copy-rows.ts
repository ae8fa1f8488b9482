import type { Node } from 'libpg-query';

import { FileFormatError } from '../../../../errors/file-format.error.js';
import type { FileRecord } from '../../file-record.js';
import { copyFields } from './copy-line.js';
import { ensureWidth } from './insert-rows.js';
import { columnsOf } from './sql-table.js';
import type { TextWindow } from './text-window.js';

export interface CopyOfFile {
  readonly file: string;
  readonly names: readonly Node[];
  /** Where the statement begins. */
  readonly line: number;
}

/** The rows that stand behind `copy ... from stdin;`, up to the line `\.` or the end of the file. */
export async function* copyRows(
  window: TextWindow,
  { file, names, line: columnsLine }: CopyOfFile,
): AsyncGenerator<FileRecord, void> {
  let columns: string[] | undefined;
  await ensureNothingBehind(window, file);
  let { line } = window;
  for (let text = await nextLine(window); text !== undefined; text = await nextLine(window)) {
    const values = copyFields(text);
    columns ??= columnsOf(names, values.length, { file, line: columnsLine });
    ensureWidth(values.length, columns.length, { file, line });
    yield { line, columnsLine, columns, values };
    ({ line } = window);
  }
}

async function ensureNothingBehind(window: TextWindow, file: string): Promise<void> {
  const { line } = window;
  const rest = await window.takeLine();
  if (rest !== undefined && !/^\s*(?:--.*)?$/.test(rest.trimEnd())) {
    throw new FileFormatError(file, line, 'the rows of `copy` begin on the line below it');
  }
}

async function nextLine(window: TextWindow): Promise<string | undefined> {
  const text = (await window.takeLine())?.replace(/\r?\n$/, '');
  return text === '\\.' ? undefined : text;
}
