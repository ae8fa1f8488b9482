import { list, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { empties } from '../touches.js';

/** Removes all rows of one table or several at once. */
export interface Truncate {
  kind: 'truncate';
  tables: readonly ObjectName[];
  /** Empties tables that refer to them as well. */
  cascade?: boolean;
  /** Lets the sequences of their columns start anew. */
  restartIdentity?: boolean;
}

export const truncate: OperationKind<Truncate> = {
  compile: ({ tables, cascade = false, restartIdentity = false }) =>
    tables.length === 0
      ? []
      : [
          statement(
            'truncate',
            list(tables.map(object)),
            restartIdentity && 'restart identity',
            cascade && 'cascade',
          ),
        ],
  invert: ({ tables }) =>
    tables.length === 0
      ? []
      : {
          irreversible: `truncating ${titles(tables)} leaves nothing to bring the rows back from`,
          remedy: `op.reversible({ up: (op) => op.truncate(${toSource(oneOrAll(tables))}), down: () => {} }) where they need not come back`,
        },
  source: ({ tables, cascade, restartIdentity }) =>
    op('truncate', literal(oneOrAll(tables)), optionsOf({ cascade, restartIdentity })),
  describe: ({ tables }) => `truncate ${titles(tables)}`,
  touches: ({ tables }) => tables.map(empties),
};

function oneOrAll(tables: readonly ObjectName[]): ObjectName | readonly ObjectName[] {
  const [first] = tables;
  return first !== undefined && tables.length === 1 ? first : tables;
}

function titles(tables: readonly ObjectName[]): string {
  return tables.map(showName).join(', ');
}
