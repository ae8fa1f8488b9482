import type { ModulesContainer } from '@nestjs/core';

import { DuplicateDatabaseError } from '../errors/duplicate-database.error.js';
import { DEFAULT_DATABASE, SISKIN_DATABASE } from '../siskin.constants.js';

type NestModule = ModulesContainer extends Map<string, infer M> ? M : never;

/** A database of the application: what a `SiskinModule` works on. */
export interface ApplicationDatabase {
  /** The `contextName` of the module, or `default`. */
  readonly name: string;
  readonly module: NestModule;
}

/** The databases of the application: the unnamed one, then the others in the order in which their modules are imported. */
export function findDatabases(modules: ModulesContainer): ApplicationDatabase[] {
  const found = [...modules.values()].flatMap((module) => {
    const name: unknown = module.providers.get(SISKIN_DATABASE)?.instance;
    return typeof name === 'string' ? [{ name, module }] : [];
  });
  const isNamed = ({ name }: ApplicationDatabase) => name !== DEFAULT_DATABASE;
  return [...found.filter((database) => !isNamed(database)), ...found.filter(isNamed)];
}

/** @throws DuplicateDatabaseError where two modules work on the same one. */
export function ensureDistinctDatabases(modules: ModulesContainer): void {
  const names = findDatabases(modules).map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new DuplicateDatabaseError(twice);
  }
}
