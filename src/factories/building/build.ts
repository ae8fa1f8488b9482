import type { EntityManager } from '@mikro-orm/postgresql';

import { UnboundFactoryError } from '../../errors/unbound-factory.error.js';
import { type ConfiguredFactory, SETTINGS } from '../factory-settings.js';
import type { FactoryScope } from '../factory-scope.js';
import { type LoadRows, openPools } from '../pools/pools.js';
import type { BuildCall } from './build-call.js';
import { Frame } from './frame.js';
import { GraphBuilder } from './graph-builder.js';
import { HookQueue } from './hook-queue.js';
import type { Maker } from './maker.js';

/** A call on a factory, with the EntityManager that all of it works with. */
export interface OpenCall {
  readonly factory: ConfiguredFactory;
  readonly scope: FactoryScope;
  readonly em: EntityManager;
}

/** @throws UnboundFactoryError */
export function openCall(factory: ConfiguredFactory): OpenCall {
  const { scope } = factory[SETTINGS];
  if (scope === undefined) {
    throw new UnboundFactoryError(factory.constructor.name);
  }
  return { factory, scope, em: scope.entityManager() };
}

export interface BuildOptions {
  readonly maker: Maker;
  readonly load: LoadRows;
  readonly hooks?: HookQueue;
  /** Whether the keys of what is made are asked for. */
  readonly isReferred?: boolean;
  /** Called with each of the factory itself, not with those around it. */
  readonly each: (made: object) => void;
}

/** Makes all that the factory asks for by the maker. */
export async function build({ factory, scope, em }: OpenCall, options: BuildOptions): Promise<void> {
  const { maker, load, isReferred = false, hooks = new HookQueue(scope, em, false), each } = options;
  const open: BuildCall = { scope, em, source: await scope.source(), maker, hooks };
  const frame = new Frame(open, factory, { pools: openPools(scope.pools, load), path: [] });
  await new GraphBuilder(open).all({ frame, isReferred }, each);
}
