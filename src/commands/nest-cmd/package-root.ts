import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface PackageRoot {
  folder: string;
  /** What package.json says under `siskin`. */
  settings: { module?: string };
}

/** The nearest folder with a package.json, from `start` upwards; `start` itself where there is none. */
export function findPackageRoot(start: string): PackageRoot {
  const file = join(start, 'package.json');
  if (existsSync(file)) {
    return { folder: start, settings: readSettings(file) };
  }
  const parent = dirname(start);
  return parent === start ? { folder: start, settings: {} } : findPackageRoot(parent);
}

function readSettings(file: string): PackageRoot['settings'] {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const settings = property(manifest, 'siskin');
  const module = property(settings, 'module');
  return typeof module === 'string' ? { module } : {};
}

function property(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
