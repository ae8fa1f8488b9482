import type { MikroORM } from '@mikro-orm/postgresql';
import type { Provider } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test } from '@nestjs/testing';

import { FactoryExplorer, FactoryWriter } from '../../src/factories/index.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../../src/siskin.constants.js';
import { resolveOptions } from '../../src/siskin.options.js';

/** A writer in an application that has these factories among its providers. */
export async function writerOf(
  orm: MikroORM,
  path: string,
  factories: Provider[] = [],
): Promise<FactoryWriter> {
  const app = await Test.createTestingModule({
    imports: [DiscoveryModule],
    providers: [
      { provide: SISKIN_ORM, useValue: orm },
      { provide: SISKIN_OPTIONS, useValue: resolveOptions({ factories: { path } }) },
      FactoryExplorer,
      FactoryWriter,
      ...factories,
    ],
  }).compile();
  return app.get(FactoryWriter);
}
