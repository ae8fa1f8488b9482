import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

import { FileFormatError } from '../../errors/file-format.error.js';
import { FileNotReadableError } from '../../errors/file-not-readable.error.js';

export interface TextFile {
  /** As it was given. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly compressed: boolean;
}

const LINE_FEED = 10;

/**
 * The text of a file in UTF-8, piece by piece. The file is closed when the reader is done or stops.
 *
 * @throws FileNotReadableError, FileFormatError for what is no UTF-8 or no gzip
 */
export async function* readText(file: TextFile): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch (cause) {
      const fault = 'it is not UTF-8';
      throw new FileFormatError(file.file, line + brokenLine(bytes), fault, { remedy: RECODE, cause });
    }
  };
  for await (const bytes of readBytes(file, () => line)) {
    yield decode(bytes);
    line += count(bytes);
  }
  yield decode();
}

const RECODE = 'Save it as UTF-8, for example with: iconv -f latin1 -t utf-8.';

async function* readBytes(file: TextFile, line: () => number): AsyncGenerator<Uint8Array, void> {
  const raw = await openFile(file);
  const stream = file.compressed ? pipeline(raw, createGunzip(), ignoreEnd) : raw;
  try {
    yield* stream;
  } catch (cause) {
    if (isOfZlib(cause)) {
      throw new FileFormatError(file.file, line(), `it is broken as gzip: ${cause.message}`, { cause });
    }
    throw new FileNotReadableError(file.file, file.path, cause);
  } finally {
    raw.destroy();
    stream.destroy();
  }
}

/** A failure reaches whoever iterates. */
const ignoreEnd = () => {};

async function openFile({ file, path }: TextFile): Promise<Readable> {
  try {
    return (await open(path)).createReadStream();
  } catch (cause) {
    throw new FileNotReadableError(file, path, cause);
  }
}

/** Not `instanceof`: an error of the system may come from another realm. */
function isOfZlib(error: unknown): error is { message: string } {
  return (
    typeof error === 'object' &&
    error !== null &&
    'message' in error &&
    'code' in error &&
    String(error.code).startsWith('Z_')
  );
}

function count(bytes: Uint8Array): number {
  let found = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) {
    found++;
  }
  return found;
}

/** How many lines before the first that is broken. The first may begin within a character of the piece before. */
function brokenLine(bytes: Uint8Array = new Uint8Array()): number {
  let from = bytes.findIndex((byte) => byte >> 6 !== 2);
  for (let lines = 0; ; lines++) {
    const end = bytes.indexOf(LINE_FEED, from);
    if (end === -1 || !isUtf8(bytes.subarray(from, end))) {
      return lines;
    }
    from = end + 1;
  }
}
