import { Inject, type InjectionToken, type Provider, type Type } from '@nestjs/common';

import { DatabaseService } from './database/database.service.js';
import { FactoryLinter, FactoryRegistry, FactoryWriter } from './factories/index.js';
import { MigrationService } from './migrations/migration.service.js';
import { SeederService } from './seeders/index.js';
import { DEFAULT_DATABASE, SISKIN_FACTORIES, SISKIN_MIGRATIONS } from './siskin.constants.js';

/** What a `SiskinModule` gives to the application, and to the commands: each database has its own. */
const SERVICES: Type[] = [
  DatabaseService,
  MigrationService,
  SeederService,
  FactoryRegistry,
  FactoryWriter,
  FactoryLinter,
];

/**
 * What a service is injected by: its class, or for a named context a text. Were it the class there as well, it would depend on
 * the order of the modules which one `app.get(MigrationService)` finds.
 */
export function serviceToken(service: Type, contextName = DEFAULT_DATABASE): InjectionToken {
  return contextName === DEFAULT_DATABASE ? service : `${contextName}_${service.name}`;
}

export function serviceTokens(contextName?: string): InjectionToken[] {
  return SERVICES.map((service) => serviceToken(service, contextName));
}

/** The services, and what those of one module know each other by. */
export function serviceProviders(contextName?: string): Provider[] {
  return [
    ...SERVICES.map((useClass) => ({ provide: serviceToken(useClass, contextName), useClass })),
    { provide: SISKIN_MIGRATIONS, useExisting: serviceToken(MigrationService, contextName) },
    { provide: SISKIN_FACTORIES, useExisting: serviceToken(FactoryRegistry, contextName) },
  ];
}

/** The injection token of the MigrationService of a context: for `app.get`, and for `inject` of factories. */
export const getMigrationServiceToken = (contextName?: string) => serviceToken(MigrationService, contextName);

/** The injection token of the SeederService of a context. */
export const getSeederServiceToken = (contextName?: string) => serviceToken(SeederService, contextName);

/** The injection token of the FactoryRegistry of a context. */
export const getFactoryRegistryToken = (contextName?: string) => serviceToken(FactoryRegistry, contextName);

/** The injection token of the FactoryLinter of a context. */
export const getFactoryLinterToken = (contextName?: string) => serviceToken(FactoryLinter, contextName);

/** The injection token of the DatabaseService of a context. */
export const getDatabaseServiceToken = (contextName?: string) => serviceToken(DatabaseService, contextName);

/** Injects the MigrationService of a context; without a name that of the `SiskinModule` without one. */
export const InjectMigrationService = (contextName?: string) => Inject(getMigrationServiceToken(contextName));

/** Injects the SeederService of a context; without a name that of the `SiskinModule` without one. */
export const InjectSeederService = (contextName?: string) => Inject(getSeederServiceToken(contextName));

/** Injects the FactoryRegistry of a context; without a name that of the `SiskinModule` without one. */
export const InjectFactoryRegistry = (contextName?: string) => Inject(getFactoryRegistryToken(contextName));

/** Injects the FactoryLinter of a context; without a name that of the `SiskinModule` without one. */
export const InjectFactoryLinter = (contextName?: string) => Inject(getFactoryLinterToken(contextName));

/** Injects the DatabaseService of a context; without a name that of the `SiskinModule` without one. */
export const InjectDatabaseService = (contextName?: string) => Inject(getDatabaseServiceToken(contextName));
