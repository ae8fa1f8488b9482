import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { PackageFileError } from '../../errors/package-file.error.js';

export interface PackageRoot {
  folder: string;
  /** What package.json says under `siskin`. */
  settings: { module?: string };
}

/**
 * The nearest folder with a package.json, from `start` upwards; the uppermost where there is none.
 *
 * @throws PackageFileError where it can't be read.
 */
export function findPackageRoot(start: string): PackageRoot {
  const file = join(start, 'package.json');
  if (existsSync(file)) {
    return { folder: start, settings: readSettings(file) };
  }
  const parent = dirname(start);
  return parent === start ? { folder: start, settings: {} } : findPackageRoot(parent);
}

function readSettings(file: string): PackageRoot['settings'] {
  const settings = property(readManifest(file), 'siskin');
  const module = property(settings, 'module');
  return typeof module === 'string' ? { module } : {};
}

function readManifest(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PackageFileError(file, error);
  }
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
