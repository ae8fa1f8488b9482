/** Injection token of the `MikroORM` that Siskin works on: the default one, or that of `contextName`. */
export const SISKIN_ORM = Symbol('SISKIN_ORM');

/** Injection token of the {@link ResolvedSiskinOptions}. */
export const SISKIN_OPTIONS = Symbol('SISKIN_OPTIONS');
