/** Injection token of the `MikroORM` that Siskin works on: the default one, or that of `contextName`. */
export const SISKIN_ORM = Symbol('SISKIN_ORM');

/** Injection token of the {@link ResolvedSiskinOptions}. */
export const SISKIN_OPTIONS = Symbol('SISKIN_OPTIONS');

/** Injection token that is there, globally, while a command line runs: nothing is migrated at boot then. */
export const SISKIN_COMMAND_LINE = Symbol('SISKIN_COMMAND_LINE');
