import { existsSync } from 'node:fs';

import { ApplicationModuleMissingError } from '../../errors/application-module.error.js';

const DEFAULT_MODULE = 'src/app.module.ts';

/**
 * The file of the application's module: the one that is named, else `src/app.module.ts`. For a TypeScript source below
 * `src` the compiled file below `dist` is taken where there is no source, or in production.
 *
 * @throws ApplicationModuleMissingError
 */
export function findModuleFile(named: string | undefined, production: boolean): string {
  const source = named ?? DEFAULT_MODULE;
  const compiled = toCompiled(source);
  const candidates = compiled === source ? [source] : production ? [compiled, source] : [source, compiled];
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined) {
    throw new ApplicationModuleMissingError(candidates);
  }
  return found;
}

/** `src/app.module.ts` as `dist/app.module.js`. */
function toCompiled(source: string): string {
  return source.replace(/^(\.\/)?src\/(.*)\.([cm]?)ts$/, 'dist/$2.$3js');
}
