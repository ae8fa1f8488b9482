import type { MikroORM } from '@mikro-orm/postgresql';
import type { Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';

import { FactoryExplorer, FactoryRegistry } from '../../src/factories/index.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../../src/siskin.constants.js';
import { resolveOptions } from '../../src/siskin.options.js';

/** A registry of an application that has these factories among its providers. */
export async function registryOf(orm: MikroORM, factories: Provider[] = []): Promise<FactoryRegistry> {
  const app = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [
      { provide: SISKIN_ORM, useValue: orm },
      { provide: SISKIN_OPTIONS, useValue: resolveOptions() },
      FactoryExplorer,
      FactoryRegistry,
      ...factories,
    ],
  }).compile();
  return app.get(FactoryRegistry);
}
