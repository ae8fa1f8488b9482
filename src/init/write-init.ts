import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { writeNewFile } from '../scaffold/write-new-file.js';
import type { InitPlan } from './init-plan.js';

/**
 * Writes what the plan says: new files first, so that the module never imports what is not there.
 *
 * @throws FileExistsError where a file has come into being since the plan was made.
 */
export async function writeInit(root: string, { changes }: InitPlan): Promise<void> {
  const created = changes.filter(({ before }) => before === undefined);
  for (const { path, after } of created) {
    await writeNewFile(join(root, path), after);
  }
  for (const { path, after } of changes.filter((change) => !created.includes(change))) {
    await writeFile(join(root, path), after);
  }
}
