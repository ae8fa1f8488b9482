import { columnTuple, list, phrase } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { PrivilegeTarget } from './privilege-target.js';

export type Privilege =
  | 'select'
  | 'insert'
  | 'update'
  | 'delete'
  | 'truncate'
  | 'references'
  | 'trigger'
  /** On tables: vacuum, analyze, reindex, refresh and the like. PostgreSQL 17 and later. */
  | 'maintain'
  | 'usage'
  | 'execute'
  | 'create'
  | 'connect'
  | 'temporary';

/** One privilege, several, or all that there are for the kind of object. */
export type Privileges = 'all' | Privilege | readonly Privilege[];

/** `select ("a"), update ("a")` */
export function privilegesClause(privileges: Privileges, on: PrivilegeTarget): Clause {
  const columns = columnsOf(on);
  const words = privileges === 'all' ? ['all privileges'] : namesOf(privileges);
  return list(words.map((privilege) => phrase(privilege, columns && columnTuple(columns))));
}

export function showPrivileges(privileges: Privileges, on: PrivilegeTarget): string {
  const columns = columnsOf(on);
  const names = namesOf(privileges).join(', ');
  return columns === undefined ? names : `${names} (${columns.join(', ')})`;
}

function namesOf(privileges: Privileges): readonly string[] {
  return typeof privileges === 'string' ? [privileges] : privileges;
}

function columnsOf(on: PrivilegeTarget): readonly string[] | undefined {
  return 'table' in on ? on.columns : undefined;
}
