import { Scope } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import { ScopedProviderError } from '../errors/scoped-provider.error.js';

type Wrapper = ReturnType<DiscoveryService['getProviders']>[number];

/** A provider whose class carries the metadata that was looked for. */
export interface DecoratedProvider {
  readonly type: Function;
  /**
   * The instance that Nest made.
   *
   * @throws ScopedProviderError where there is not exactly one.
   */
  instance(): unknown;
}

/** The providers of all modules whose class has this metadata; a class that several modules provide comes once. */
export function findDecorated(discovery: DiscoveryService, metadataKey: string): DecoratedProvider[] {
  const found = new Map<Function, DecoratedProvider>();
  for (const wrapper of discovery.getProviders()) {
    const type = classesOf(wrapper).find((type) => Reflect.hasMetadata(metadataKey, type));
    if (type !== undefined && !found.has(type)) {
      found.set(type, { type, instance: () => singletonOf(wrapper, type) });
    }
  }
  return [...found.values()];
}

/** The class is the metatype, but for `useFactory` and `useValue`: there only the instance tells. */
function classesOf(wrapper: Wrapper): Function[] {
  const instance: unknown = wrapper.instance;
  const made = typeof instance === 'object' && instance !== null ? instance.constructor : undefined;
  return [wrapper.metatype, made].filter((type): type is Function => typeof type === 'function');
}

function singletonOf(wrapper: Wrapper, type: Function): unknown {
  if (wrapper.scope === Scope.TRANSIENT || !wrapper.isDependencyTreeStatic()) {
    throw new ScopedProviderError(type.name);
  }
  return wrapper.instance;
}
