import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';

import { from as copyFrom } from 'pg-copy-streams';

import type { CopyTarget } from './copy-target.js';

const CHUNK_LENGTH = 64 * 1_024;

/**
 * Runs a `copy … from stdin` with the lines, in constant memory. Where it fails, or the lines do, nothing of it stays.
 *
 * @returns the SHA-256 of the lines, in hexadecimal.
 */
export async function copyRows(
  target: CopyTarget,
  statement: string,
  lines: AsyncIterable<string>,
): Promise<string> {
  const digest = createHash('sha256');
  const stream = target.query(copyFrom(statement));
  await pipeline(async function* () {
    for await (const chunk of inChunks(whileSound(stream, lines))) {
      digest.update(chunk);
      yield Buffer.from(chunk);
      // Lines that need not be waited for would let nothing else happen, such as hearing of an error.
      await turn();
    }
  }, stream);
  return digest.digest('hex');
}

/** Runs a `copy … from stdin` with text that is there already. Where it fails, nothing of it stays. */
export async function copyBuffers(
  target: CopyTarget,
  statement: string,
  buffers: Iterable<Buffer>,
): Promise<void> {
  await pipeline(buffers, target.query(copyFrom(statement)));
}

/**
 * What {@link copyRows} returns for the lines, without a database. Lets other things happen in between.
 *
 * @param goOn asked now and then; once it says no, the result means nothing.
 */
export async function hashRows(lines: AsyncIterable<string>, goOn: () => boolean): Promise<string> {
  const digest = createHash('sha256');
  for await (const chunk of inChunks(lines)) {
    digest.update(chunk);
    await turn();
    if (!goOn()) {
      break;
    }
  }
  return digest.digest('hex');
}

async function* inChunks(lines: AsyncIterable<string>): AsyncGenerator<string, void> {
  let chunk = '';
  for await (const line of lines) {
    chunk += line;
    if (chunk.length >= CHUNK_LENGTH) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/** Ends with the first line after an error. The pipeline by itself would wait for a whole chunk. */
async function* whileSound(target: Writable, lines: AsyncIterable<string>): AsyncGenerator<string, void> {
  let failure: Error | undefined;
  target.once('error', (error) => (failure = error));
  for await (const line of lines) {
    if (failure !== undefined) {
      throw failure;
    }
    yield line;
  }
}
