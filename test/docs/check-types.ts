import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { REPOSITORY } from '../fixtures/folders.js';

const run = promisify(execFile);
const TSC = join(REPOSITORY, 'node_modules/typescript/bin/tsc');

/**
 * What the compiler says of the TypeScript in a folder below the repository, by the repository's options and the types that
 * the package ships; nothing where all is well.
 *
 * @param compilerOptions instead of the repository's.
 */
export async function checkTypes(folder: string, compilerOptions: object = {}): Promise<string> {
  const config = { extends: join(REPOSITORY, 'tsconfig.json'), include: ['**/*.ts'], compilerOptions };
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(config));
  try {
    return (await run(process.execPath, [TSC, '-p', folder, '--pretty', 'false'], { cwd: folder })).stdout;
  } catch (error) {
    return (error as { stdout?: string }).stdout || String(error);
  }
}
