import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Type } from '@nestjs/common';
import { MODULE_METADATA } from '@nestjs/common/constants.js';

import { ApplicationModuleUnclearError } from '../../errors/application-module.error.js';
import { TypeScriptLoaderMissingError } from '../../errors/typescript-loader-missing.error.js';

/**
 * The Nest module that a file exports: its default export, `AppModule`, or the only one.
 *
 * @throws ApplicationModuleUnclearError, TypeScriptLoaderMissingError
 */
export async function loadModule(file: string): Promise<Type> {
  if (/\.[cm]?ts$/.test(file)) {
    await ensureTypeScript(file);
  }
  const exported: Record<string, unknown> = await import(pathToFileURL(resolve(file)).href);
  const modules = Object.entries(exported).filter((entry): entry is [string, Type] => isModule(entry[1]));
  const named = new Map(modules);
  const found =
    named.get('default') ?? named.get('AppModule') ?? (modules.length === 1 ? modules[0]?.[1] : undefined);
  if (found === undefined) {
    throw new ApplicationModuleUnclearError(file, [...named.keys()]);
  }
  return found;
}

function isModule(value: unknown): boolean {
  return (
    typeof value === 'function' &&
    Object.values(MODULE_METADATA).some((key: string) => Reflect.hasMetadata(key, value))
  );
}

/** Decorators and their metadata, which Node's own type stripping leaves out, are what Nest lives on. */
async function ensureTypeScript(file: string): Promise<void> {
  try {
    await import('@oxc-node/core/register');
  } catch (error) {
    throw new TypeScriptLoaderMissingError(file, error);
  }
}
