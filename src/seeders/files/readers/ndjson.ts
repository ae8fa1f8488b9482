import { FileFormatError } from '../../../errors/file-format.error.js';
import type { FileRecord, FileSource } from '../file-record.js';
import { textLines } from '../text-lines.js';
import { keepExact } from './exact-number.js';
import { objectRecord } from './object-record.js';

/** A row a line; blank lines are left out. */
export async function* readNdjson({ file, text }: FileSource): AsyncGenerator<FileRecord, void> {
  for await (const { line, text: json } of textLines(text)) {
    if (json.trim() !== '') {
      yield objectRecord(parse(json, line, file), line, file);
    }
  }
}

function parse(json: string, line: number, file: string): unknown {
  try {
    return JSON.parse(json, keepExact);
  } catch (cause) {
    throw new FileFormatError(file, line, `it is no JSON: ${faultOf(cause)}`, { cause });
  }
}

/** The parser counts lines within the line. */
function faultOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  return message.replace(/ \(line 1 column \d+\)$/, '');
}
