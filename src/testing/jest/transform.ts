import type { TransformerFactory, Transformer } from '@jest/transform';

import { ensurePackages } from './ensure-packages.js';

/**
 * Jest's transformer of TypeScript: `@swc/jest`, whose absence is told once, and only to those who have no other.
 *
 * @throws JestPackagesMissingError
 */
export const createTransformer: TransformerFactory<Transformer>['createTransformer'] = async (options) => {
  ensurePackages(['@swc/core', '@swc/jest']);
  const swc = await import('@swc/jest');
  return swc.createTransformer({ ...(options as object) });
};
