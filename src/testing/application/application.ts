import type { MikroORM } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

import { findDatabases } from '../../discovery/application-databases.js';
import { SiskinModuleMissingError } from '../../errors/siskin-module-missing.error.js';
import { FactoryExplorer, FactoryRegistry } from '../../factories/index.js';
import { MigrationService } from '../../migrations/migration.service.js';
import { SeederExplorer, SeederService } from '../../seeders/index.js';
import { SISKIN_OPTIONS, SISKIN_ORM } from '../../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../../siskin.options.js';
import { serviceToken } from '../../siskin.services.js';

/** A database of the application, with what Siskin does on it. */
export interface DatabaseServices {
  /** The `contextName` of the module, or `default`. */
  readonly name: string;
  readonly orm: MikroORM;
  readonly options: ResolvedSiskinOptions;
  readonly migrations: MigrationService;
  readonly seeders: SeederService;
  readonly factories: FactoryRegistry;
  /** The classes of its seeders and of all factories: their code decides on what is seeded. */
  seedingClasses(): Promise<Function[]>;
}

/**
 * Those of all `SiskinModule`s of the application: the unnamed one first.
 *
 * @throws SiskinModuleMissingError where there is none.
 */
export function servicesOf(app: INestApplicationContext): readonly DatabaseServices[] {
  const databases = findDatabases(app.get(ModulesContainer)).map(({ name, module }): DatabaseServices => {
    const token = (service: Type) => serviceToken(service, name);
    const seederExplorer = module.getProviderByKey<SeederExplorer>(SeederExplorer).instance;
    const factoryExplorer = module.getProviderByKey<FactoryExplorer>(FactoryExplorer).instance;
    return {
      name,
      orm: module.getProviderByKey<MikroORM>(SISKIN_ORM).instance,
      options: module.getProviderByKey<ResolvedSiskinOptions>(SISKIN_OPTIONS).instance,
      migrations: module.getProviderByKey<MigrationService>(token(MigrationService)).instance,
      seeders: module.getProviderByKey<SeederService>(token(SeederService)).instance,
      factories: module.getProviderByKey<FactoryRegistry>(token(FactoryRegistry)).instance,
      seedingClasses: async () => [
        ...(await seederExplorer.explore()).all().map(({ type }) => type),
        ...factoryExplorer.all(),
      ],
    };
  });
  if (databases.length === 0) {
    throw new SiskinModuleMissingError();
  }
  return databases;
}
