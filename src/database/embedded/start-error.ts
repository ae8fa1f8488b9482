import { readFile } from 'node:fs/promises';
import { EmbeddedStartError } from '../../errors/embedded-start.error.js';
import { lastLines } from './run-program.js';
import type { ServerFolder } from './server-folder.js';

/** The error for a server that did not come up, with the end of its log. */
export async function startError(folder: ServerFolder, cause?: unknown): Promise<EmbeddedStartError> {
  const log = await readFile(folder.log, 'utf8').catch(() => '');
  return new EmbeddedStartError(folder.root, folder.log, lastLines(log), cause);
}
