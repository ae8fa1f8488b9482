import { MikroOrmModule } from '@mikro-orm/nestjs';
import { MikroORM, type Options, PostgreSqlDriver } from '@mikro-orm/postgresql';
import type { ModuleMetadata } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Test, type TestingModule } from '@nestjs/testing';
import { FactoryExplorer, FactoryRegistry } from '../../src/factories/index.js';
import { SISKIN_FACTORIES, SISKIN_OPTIONS, SISKIN_ORM } from '../../src/siskin.constants.js';
import { resolveOptions } from '../../src/siskin.options.js';
import { entities } from './blog.js';
import { createTestDatabase } from '../../src/testing/index.js';

const library = [
  { provide: SISKIN_ORM, useExisting: MikroORM },
  { provide: SISKIN_OPTIONS, useValue: resolveOptions() },
  FactoryExplorer,
  FactoryRegistry,
  { provide: SISKIN_FACTORIES, useExisting: FactoryRegistry },
];

export interface TestingApp {
  readonly app: TestingModule;
  readonly orm: MikroORM;
  readonly factories: FactoryRegistry;
  close(): Promise<void>;
}

/** An application with the blog's entities in a database of its own. */
export async function createTestingApp(
  { imports = [], providers = [] }: ModuleMetadata,
  options: Partial<Options> = {},
): Promise<TestingApp> {
  const database = await createTestDatabase();
  const app = await Test.createTestingModule({
    imports: [
      await MikroOrmModule.forRoot({
        driver: PostgreSqlDriver,
        clientUrl: database.url,
        entities,
        ...options,
      }),
      DiscoveryModule,
      ...imports,
    ],
    providers: [...library, ...providers],
  }).compile();
  await app.init();

  const orm = app.get<MikroORM>(MikroORM);
  await orm.schema.create();
  return {
    app,
    orm,
    factories: app.get(FactoryRegistry),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}
