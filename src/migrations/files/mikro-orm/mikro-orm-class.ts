import type { RawQueryFragment } from '@mikro-orm/core';
import type { AbstractSqlDriver, NativeQueryBuilder } from '@mikro-orm/postgresql';

/** What `addSql` of MikroORM takes. */
export type MikroOrmQuery = string | RawQueryFragment | NativeQueryBuilder;

/** What Siskin calls of a migration of MikroORM. */
export interface MikroOrmMigration {
  up(): unknown;
  down(): unknown;
  isTransactional(): boolean;
  setTransactionContext(context: unknown): void;
  getQueries(): readonly MikroOrmQuery[];
}

/** A migration's class as MikroORM's migrator makes an instance of it. */
export type MikroOrmClass = new (driver: AbstractSqlDriver | undefined, config: unknown) => MikroOrmMigration;

/** What only the base class of MikroORM declares. */
const BASE = ['addSql', 'getQueries'];

/** Told by its shape: MikroORM's migrator need not be installed, and there may be several copies of it. */
export function isMikroOrmClass(value: unknown): value is MikroOrmClass {
  return typeof value === 'function' && [...BASE, 'up'].every((name) => hasMethod(value.prototype, name));
}

/**
 * The migrations of MikroORM that a module exports, under whatever names: MikroORM generates named exports, and what was
 * compiled to CommonJS has them in its default export, too.
 */
export function findMikroOrmClasses(module: object): MikroOrmClass[] {
  const exported = Object.values(module);
  const nested = exported.flatMap((value: unknown) =>
    typeof value === 'object' && value !== null ? Object.values(value) : [],
  );
  return [...new Set([...exported, ...nested])].filter(isMikroOrmClass);
}

/** Whether it has a `down` of its own: the one of MikroORM's base throws. */
export function declaresDown({ prototype }: { prototype: unknown }): boolean {
  if (!isObject(prototype) || BASE.every((name) => Object.hasOwn(prototype, name))) {
    return false;
  }
  return Object.hasOwn(prototype, 'down') || declaresDown({ prototype: Object.getPrototypeOf(prototype) });
}

function hasMethod(prototype: unknown, name: string): boolean {
  return isObject(prototype) && typeof Reflect.get(prototype, name) === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
