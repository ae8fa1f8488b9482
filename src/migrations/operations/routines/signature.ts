import { sql as kyselySql } from 'kysely';

import { object, text, tuple } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { RoutineArgument } from './routine-definition.js';

/** A routine by its name and the types of its arguments, which tell it from others of its name: `"f"(integer, text)`. */
export function signature(name: ObjectName, argumentTypes: readonly string[]): Clause {
  return kyselySql`${object(name)}${tuple(argumentTypes.map(text))}`;
}

export function showSignature(name: ObjectName, argumentTypes: readonly string[]): string {
  return `${showName(name)}(${argumentTypes.join(', ')})`;
}

/** The types by which PostgreSQL tells routines of one name apart: those of what goes in. */
export function argumentTypesOf({ arguments: all = [] }: { arguments?: readonly RoutineArgument[] }) {
  return all.filter(({ mode }) => mode !== 'out').map(({ type }) => type);
}
