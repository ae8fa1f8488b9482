/** Injection token of the `MikroORM` that Siskin works on: the default one, or that of `contextName`. */
export const SISKIN_ORM = Symbol('SISKIN_ORM');

/** Injection token of the {@link ResolvedSiskinOptions}. */
export const SISKIN_OPTIONS = Symbol('SISKIN_OPTIONS');

/** Injection token of the name of the database, by which a `SiskinModule` is known among the modules. */
export const SISKIN_DATABASE = Symbol('SISKIN_DATABASE');

/** Injection token of the MigrationService of the same module, whatever it is called outside. */
export const SISKIN_MIGRATIONS = Symbol('SISKIN_MIGRATIONS');

/** Injection token of the FactoryRegistry of the same module, whatever it is called outside. */
export const SISKIN_FACTORIES = Symbol('SISKIN_FACTORIES');

/** Injection token that is there, globally, while a command line runs: nothing is migrated at boot then. */
export const SISKIN_COMMAND_LINE = Symbol('SISKIN_COMMAND_LINE');

/** Injection token of the modules that commands look for services in, where they are not those of their own application. */
export const SISKIN_APPLICATION = Symbol('SISKIN_APPLICATION');

/** The name of the database of the `MikroOrmModule` without a `contextName`. */
export const DEFAULT_DATABASE = 'default';
