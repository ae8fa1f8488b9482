import { Inject, Module, type DynamicModule } from '@nestjs/common';
import { DiscoveryModule, ModulesContainer } from '@nestjs/core';

import { ensureDistinctDatabases } from './discovery/application-databases.js';
import { FactoryExplorer } from './factories/index.js';
import { MigrationBootstrap } from './migrations/migration.bootstrap.js';
import { SeederExplorer } from './seeders/index.js';
import { SISKIN_DATABASE, SISKIN_OPTIONS } from './siskin.constants.js';
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
 *
 * One for each `contextName` can stand beside each other; two for the same one stop the application with a
 * DuplicateDatabaseError. The services of a named one are injected by name: see {@link InjectMigrationService}.
 */
@Module({
  imports: [DiscoveryModule],
  providers: [
    {
      provide: SISKIN_OPTIONS,
      inject: [RAW_OPTIONS, SISKIN_DATABASE],
      useFactory: (options: SiskinOptions, database: string) => resolveOptions(options, database),
    },
    MigrationBootstrap,
    FactoryExplorer,
    SeederExplorer,
  ],
})
export class SiskinModule extends ConfigurableModuleClass {
  constructor(@Inject(ModulesContainer) modules: ModulesContainer) {
    super();
    ensureDistinctDatabases(modules);
  }

  static override forRoot(options: typeof OPTIONS_TYPE = {}): DynamicModule {
    return super.forRoot(options);
  }

  static override forRootAsync(options: typeof ASYNC_OPTIONS_TYPE): DynamicModule {
    return super.forRootAsync(options);
  }
}
