import { Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';

import { DatabaseService } from './database/database.service.js';
import { FactoryExplorer, FactoryRegistry, FactoryWriter } from './factories/index.js';
import { MigrationBootstrap } from './migrations/migration.bootstrap.js';
import { MigrationService } from './migrations/migration.service.js';
import { SeederExplorer, SeederService } from './seeders/index.js';
import { SISKIN_OPTIONS } from './siskin.constants.js';
import {
  ConfigurableModuleClass,
  RAW_OPTIONS,
  type ASYNC_OPTIONS_TYPE,
  type OPTIONS_TYPE,
} from './siskin.module-definition.js';
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
    DatabaseService,
    MigrationService,
    MigrationBootstrap,
    FactoryExplorer,
    FactoryRegistry,
    FactoryWriter,
    SeederExplorer,
    SeederService,
  ],
  exports: [SISKIN_OPTIONS, DatabaseService, MigrationService, SeederService, FactoryRegistry, FactoryWriter],
})
export class SiskinModule extends ConfigurableModuleClass {
  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    return super.forRoot(options);
  }

  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return super.forRootAsync(options);
  }
}
