import { createRequire } from 'node:module';

import { JestPackagesMissingError } from '../../errors/jest-packages-missing.error.js';

const { resolve } = createRequire(import.meta.url);

/** @throws JestPackagesMissingError where some of them are not installed. */
export function ensurePackages(names: readonly string[], has: (name: string) => boolean = isInstalled): void {
  const missing = names.filter((name) => !has(name));
  if (missing.length > 0) {
    throw new JestPackagesMissingError(missing);
  }
}

function isInstalled(name: string): boolean {
  try {
    resolve(name);
    return true;
  } catch {
    return false;
  }
}
