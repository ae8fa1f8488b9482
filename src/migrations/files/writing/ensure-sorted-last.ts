import { relative, sep } from 'node:path';

import { FileOrderError } from '../../../errors/file-order.error.js';
import type { History } from '../../history.js';
import { sortKey } from '../find-files.js';

/**
 * A file without `parents` follows the one sorted before it: a new file right before it would become its parent.
 *
 * @throws FileOrderError
 */
export function ensureSortedLast({ files }: History, folder: string, path: string): void {
  const keyOf = (file: string) => sortKey(relative(folder, file));
  const [next] = files
    .filter(({ file }) => file.startsWith(`${folder}${sep}`) && keyOf(file) > keyOf(path))
    .toSorted((a, b) => (keyOf(a.file) < keyOf(b.file) ? -1 : 1));
  if (next?.followsFile) {
    throw new FileOrderError(path, next.file, next.parents);
  }
}
