import vm from 'node:vm';

import { JestModulesError } from '../../errors/jest-modules.error.js';
import { NodeVersionError } from '../../errors/node-version.error.js';

const OLDEST = '22.17.0';

/**
 * @throws NodeVersionError where Node.js is older than MikroORM needs.
 * @throws JestModulesError where it runs without `--experimental-vm-modules`.
 */
export function ensureRuntime(
  version: string = process.versions.node,
  hasModules = 'SourceTextModule' in vm,
): void {
  if (compare(version, OLDEST) < 0) {
    throw new NodeVersionError(version, OLDEST);
  }
  if (!hasModules) {
    throw new JestModulesError();
  }
}

function compare(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
