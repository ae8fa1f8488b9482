import { FileFormatError } from '../../../errors/file-format.error.js';
import type { FileRecord, FileSource } from '../file-record.js';
import { type JsonElement, JsonElements } from './json-elements.js';
import { objectRecord } from './object-record.js';

/** A token never reaches over a line, so that each is found in the line it stands in. */
const AFTER_LINE = /(?<=\n)/;

/** The objects of an array on top. */
export async function* readJson({ file, text }: FileSource): AsyncGenerator<FileRecord, void> {
  const parser = await loadParser();
  const elements = new JsonElements();
  let line = 1;
  const push = (part: string): JsonElement[] => {
    try {
      return elements.push(parser(part), line);
    } catch (cause) {
      throw new FileFormatError(file, line, faultOf(cause), { cause });
    }
  };
  for await (const piece of text) {
    for (const part of piece.split(AFTER_LINE)) {
      for (const { value, line: itsLine } of push(part)) {
        yield objectRecord(value, itsLine, file);
      }
      line += part.endsWith('\n') ? 1 : 0;
    }
  }
  if (!elements.areComplete) {
    throw new FileFormatError(file, line, 'it ends before its array does');
  }
}

async function loadParser() {
  const { jsonParser } = await import('stream-json/core/parser.js');
  const parse = jsonParser({ packValues: true, streamValues: false });
  return (part: string) => {
    const found = parse(part);
    return typeof found === 'symbol' ? [] : found.values;
  };
}

function faultOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const [, found] = /^Parser (?:cannot parse input: |has )?(.*)$/.exec(message) ?? [];
  return found === undefined ? message : `it is no JSON: ${found}`;
}
