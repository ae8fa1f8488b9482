import type * as Yaml from 'yaml';

import { FileFormatError } from '../../../errors/file-format.error.js';
import type { FileRecord, FileSource } from '../file-record.js';
import { isPlainObject } from '../plain-object.js';
import { textLines } from '../text-lines.js';
import { exactNumber } from './exact-number.js';
import { objectRecord } from './object-record.js';
import { type YamlPart, yamlParts } from './yaml-parts.js';

/**
 * The items of a list on top, or the documents. Each is parsed by itself, so that a file of any length needs little
 * memory; therefore an alias reaches no anchor of another item.
 */
export async function* readYaml({ file, text }: FileSource): AsyncGenerator<FileRecord, void> {
  const yaml = await import('yaml');
  for await (const part of yamlParts(textLines(text))) {
    const value = parse(yaml, part, file);
    if (!part.isItem && Array.isArray(value)) {
      throw new FileFormatError(file, part.line, 'a list on top has an item a line, each after a dash', {
        remedy: 'Write `- name: value`, or rename the file to .json where it is JSON.',
      });
    }
    yield objectRecord(part.isItem && Array.isArray(value) ? value[0] : value, part.line, file);
  }
}

function parse(yaml: typeof Yaml, { text, line }: YamlPart, file: string): unknown {
  const lineCounter = new yaml.LineCounter();
  const document = yaml.parseDocument(text, { lineCounter, prettyErrors: false, intAsBigInt: true });
  const [error] = document.errors;
  if (error !== undefined) {
    // What is never closed is found behind the last line.
    const at = line + Math.min(lineCounter.linePos(error.pos[0]).line, text.split('\n').length - 1) - 1;
    throw new FileFormatError(file, at, `it is no YAML: ${error.message}`, { cause: error });
  }
  try {
    return withNumbers(document.toJS());
  } catch (cause) {
    throw new FileFormatError(file, line, "it has an alias that can't be followed", {
      remedy: ANCHORS,
      cause,
    });
  }
}

const ANCHORS = 'An alias reaches the anchors of its own item alone: repeat the value.';

/** Integers as numbers, but for those that a number does not hold exactly. */
function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return exactNumber(String(value));
  }
  if (Array.isArray(value)) {
    return value.map(withNumbers);
  }
  return isPlainObject(value)
    ? Object.fromEntries(Object.entries(value).map(([name, its]) => [name, withNumbers(its)]))
    : value;
}
