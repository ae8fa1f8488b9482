import { escapeIdentifier } from 'pg';

import type { Operations } from '../../../src/migrations/operations/index.js';
import { joinName, type ObjectName } from '../../../src/migrations/operations/names.js';
import { shown, type Names } from '../hostile-names.js';

export interface Scenario {
  given?: (op: Operations) => void;
  change: (op: Operations) => void;
  /** The lines of the catalogue that go and come. */
  changes: string[];
  /** Tables that the user's own SQL reads, of which operations do not tell. */
  reads?: string[];
}

/** The lines of the catalogue that go, and those that come. */
export function swap(gone: string[], added: string[]): string[] {
  return [...gone.map((line) => `- ${line}`), ...added.map((line) => `+ ${line}`)].toSorted();
}

/** One of the names in the schema: as operations take it, as the catalogue's lines have it, and as SQL has it. */
export interface Place {
  name: ObjectName;
  line: string;
  sql: string;
}

export function placeOf({ schema }: Names, name: string): Place {
  return {
    name: joinName(schema === 'public' ? undefined : schema, name),
    line: `${schema}.${name}`,
    sql: `${shown(schema)}.${shown(name)}`,
  };
}

/** The table with two integers that most scenarios start from. */
export function integersTable(names: Names): (op: Operations) => void {
  return (op) =>
    op.createTable(placeOf(names, names.table).name, (t) => {
      t.integer(names.column).notNull();
      t.integer(names.second);
    });
}

/** Roles are no business of migrations. */
export function createRole(op: Operations, role: string): void {
  op.sql(`create role ${escapeIdentifier(role)}`);
}
