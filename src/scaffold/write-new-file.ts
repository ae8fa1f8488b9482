import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

import { hasCode } from '../database/has-code.js';
import { FileExistsError } from '../errors/file-exists.error.js';

/**
 * Writes a file that must not be there yet, and makes its folder.
 *
 * @throws FileExistsError
 */
export async function writeNewFile(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (error) {
    throw hasCode(error, 'EEXIST') ? new FileExistsError(path) : error;
  }
}
