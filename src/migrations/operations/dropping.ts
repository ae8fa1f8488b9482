import { statement } from './clauses.js';
import type { Clause } from './compiler.js';
import type { Touches } from './touches.js';

export interface DropOptions {
  /** Does nothing where it is not there. */
  ifExists?: boolean;
  /** Drops what depends on it as well, such as columns of the type and defaults that use the sequence. */
  cascade?: boolean;
}

/** `drop type if exists "a" cascade` */
export function dropStatement(
  what: string,
  name: Clause,
  { ifExists = false, cascade = false }: DropOptions,
): string {
  return statement('drop', what, ifExists && 'if exists', name, cascade && 'cascade');
}

/** Nothing, unless it may reach any table. */
export function dropTouches({ cascade = false }: DropOptions): Touches {
  return cascade ? 'unknown' : [];
}
