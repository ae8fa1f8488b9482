import { MikroORM } from '@mikro-orm/core';
import { getMikroORMToken } from '@mikro-orm/nestjs';
import { ConfigurableModuleBuilder, type DynamicModule } from '@nestjs/common';

import { DEFAULT_DATABASE, SISKIN_DATABASE, SISKIN_ORM } from './siskin.constants.js';
import type { SiskinOptions } from './siskin.options.js';
import { serviceProviders, serviceTokens } from './siskin.services.js';

/** What has to be known before the options are: it shapes the module. */
export interface SiskinModuleExtras {
  /** Whether the services can be injected everywhere without importing the module again. Default: true. */
  isGlobal?: boolean;
  /**
   * The `contextName` of the `MikroOrmModule` to work on. The services are then injected by name, as with
   * `@InjectMigrationService(contextName)`, and not by their class. Default: the one without a name.
   */
  contextName?: string;
}

export const {
  ConfigurableModuleClass,
  MODULE_OPTIONS_TOKEN: RAW_OPTIONS,
  OPTIONS_TYPE,
  ASYNC_OPTIONS_TYPE,
} = new ConfigurableModuleBuilder<SiskinOptions>({ moduleName: 'Siskin' })
  .setClassMethodName('forRoot')
  // Nest takes for extras, and keeps out of the options, what has a key here.
  .setExtras<SiskinModuleExtras>({ isGlobal: true, contextName: undefined }, inContext)
  .build();

function inContext(definition: DynamicModule, { isGlobal, contextName }: SiskinModuleExtras): DynamicModule {
  const orm = contextName === undefined ? MikroORM : getMikroORMToken(contextName);
  return {
    ...definition,
    global: isGlobal,
    providers: [
      ...(definition.providers ?? []),
      { provide: SISKIN_ORM, useExisting: orm },
      { provide: SISKIN_DATABASE, useValue: contextName ?? DEFAULT_DATABASE },
      ...serviceProviders(contextName),
    ],
    exports: serviceTokens(contextName),
  };
}
