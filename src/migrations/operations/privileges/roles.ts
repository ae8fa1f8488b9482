import { id, list, phrase } from '../clauses.js';
import type { Clause } from '../compiler.js';

const KEYWORDS: ReadonlySet<string> = new Set(['public', 'current_role', 'current_user', 'session_user']);

/** One role or several. `public` is everybody; `current_role`, `current_user` and `session_user` are who migrates. */
export type Roles = string | readonly string[];

export function rolesClause(roles: Roles): Clause {
  return list(namesOf(roles).map((role) => (KEYWORDS.has(role) ? phrase(role) : id(role))));
}

export function showRoles(roles: Roles): string {
  return namesOf(roles).join(', ');
}

function namesOf(roles: Roles): readonly string[] {
  return typeof roles === 'string' ? [roles] : roles;
}
