import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';

import { FactoryExplorer, FactoryRegistry } from './factories/index.js';
import { MigrationBootstrap } from './migrations/migration.bootstrap.js';
import { MigrationService } from './migrations/migration.service.js';
import { SeederExplorer, SeederService } from './seeders/index.js';
import { SISKIN_OPTIONS } from './siskin.constants.js';
import { ConfigurableModuleClass, RAW_OPTIONS } from './siskin.module-definition.js';
import { resolveOptions, type SiskinOptions } from './siskin.options.js';

/**
 * Migrations, seeders and factories for the `MikroOrmModule` that is imported beside it.
 *
 * `SiskinModule.forRoot(options)` takes {@link SiskinOptions} with `isGlobal` and `contextName`; `forRootAsync` takes a
 * factory of the options. Wrong options stop the application with an InvalidOptionsError that names all of their faults.
 */
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: SISKIN_OPTIONS,
      inject: [RAW_OPTIONS],
      useFactory: (options: SiskinOptions) => resolveOptions(options),
    },
    MigrationService,
    MigrationBootstrap,
    FactoryExplorer,
    FactoryRegistry,
    SeederExplorer,
    SeederService,
  ],
  exports: [SISKIN_OPTIONS, MigrationService, SeederService, FactoryRegistry],
})
export class SiskinModule extends ConfigurableModuleClass {}
