import type { EntityManager } from '@mikro-orm/postgresql';

import type { FactoryScope } from '../factory-scope.js';
import type { AttributeSource } from '../values/attribute-source.js';
import type { HookQueue } from './hook-queue.js';
import type { Maker } from './maker.js';

/** One call of `make`, `create`, `raw` or `insert`: all that it makes, it makes with these. */
export interface BuildCall {
  readonly scope: FactoryScope;
  readonly em: EntityManager;
  readonly source: AttributeSource;
  readonly maker: Maker;
  readonly hooks: HookQueue;
}
