import { Scope, type InjectionToken, type ScopeOptions, type Type } from '@nestjs/common';
import {
  PARAMTYPES_METADATA,
  PROPERTY_DEPS_METADATA,
  SCOPE_OPTIONS_METADATA,
  SELF_DECLARED_DEPS_METADATA,
} from '@nestjs/common/constants.js';
import type { DiscoveryService, ModuleRef } from '@nestjs/core';

import { ScopedProviderError } from '../../errors/scoped-provider.error.js';
import { SeederDependencyError } from '../../errors/seeder-dependency.error.js';
import { SeederFileError } from '../../errors/seeder-file.error.js';
import type { SeederRunner } from '../seeder-runner.js';
import type { SeederOfFile } from './load-seeder-classes.js';

/**
 * An instance of a class that is no provider, with what Nest injects into it as if it were one of the module of `moduleRef`.
 *
 * @throws ScopedProviderError, SeederDependencyError; SeederFileError where its constructor throws.
 */
export async function createSeeder(
  { type, file }: SeederOfFile,
  moduleRef: ModuleRef,
  discovery: DiscoveryService,
): Promise<SeederRunner> {
  ensureSingleton(type, discovery);
  try {
    return await moduleRef.create(type);
  } catch (error) {
    const missing = missingDependency(error);
    throw missing === undefined
      ? new SeederFileError(file, error)
      : new SeederDependencyError(type.name, file, missing, error);
  }
}

/** Nest would wait for a request that never comes. */
function ensureSingleton(type: Type<SeederRunner>, discovery: DiscoveryService): void {
  const { scope = Scope.DEFAULT } = (Reflect.getMetadata(SCOPE_OPTIONS_METADATA, type) ?? {}) as ScopeOptions;
  const tokens = dependenciesOf(type);
  const isScoped = discovery
    .getProviders()
    .some((wrapper) => tokens.has(wrapper.token) && !wrapper.isDependencyTreeStatic());
  if (scope !== Scope.DEFAULT || isScoped) {
    throw new ScopedProviderError(type.name);
  }
}

/** What is injected into the constructor and the properties: by types, of which `@Inject(token)` replaces some. */
function dependenciesOf(type: Type<SeederRunner>): Set<unknown> {
  const types = listOf(PARAMTYPES_METADATA, type) as unknown[];
  const named = listOf(SELF_DECLARED_DEPS_METADATA, type) as { index: number; param: unknown }[];
  const properties = listOf(PROPERTY_DEPS_METADATA, type) as { type: unknown }[];
  return new Set([
    ...types.filter((_, index) => named.every((one) => one.index !== index)),
    ...named.map(({ param }) => param),
    ...properties.map((property) => property.type),
  ]);
}

const listOf = (key: string, type: Type<SeederRunner>): unknown => Reflect.getMetadata(key, type) ?? [];

/** What Nest did not find, by the shape of its error: it exports the class of none. */
function missingDependency(error: unknown): string | undefined {
  if (!(error instanceof Error) || !/^Un(known|defined)Depend/.test(error.constructor.name)) {
    return undefined;
  }
  const { name, index, key } = (Reflect.get(error, 'context') ?? {}) as Partial<MissingContext>;
  if (name === undefined || name === Object) {
    return `parameter ${index ?? String(key)} of its constructor`;
  }
  return typeof name === 'function' ? name.name : String(name);
}

interface MissingContext {
  readonly name: InjectionToken;
  readonly index: number;
  readonly key: string | symbol;
}
