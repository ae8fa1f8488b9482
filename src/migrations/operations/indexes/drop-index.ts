import { object, statement } from '../clauses.js';
import { besideName, showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { IndexDefinition } from './index-definition.js';
import { indexOptionsSource } from './index-source.js';

export interface DropIndex {
  kind: 'dropIndex';
  /** The table, in whose schema the index is. */
  table: ObjectName;
  name: string;
  /** What the index was, so that dropping it can be undone. */
  was?: IndexDefinition;
  ifExists?: boolean;
  cascade?: boolean;
  /** While the table is in use; not in a transaction. */
  concurrently?: boolean;
}

export const dropIndex: OperationKind<DropIndex> = {
  compile: ({ table, name, ifExists = false, cascade = false, concurrently = false }) => [
    statement(
      'drop index',
      concurrently && 'concurrently',
      ifExists && 'if exists',
      object(besideName(table, name)),
      cascade && 'cascade',
    ),
  ],
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the index ${name} of ${showName(table)} does not say what it was`,
          remedy: `op.dropIndex(${toSource(table)}, ['a_column'], { name: ${toSource(name)} })`,
        }
      : [{ kind: 'createIndex', table, index: was }],
  source({ table, name, was, ...rest }, naming) {
    const { kind: _, ...options } = rest;
    return was === undefined
      ? op('dropIndex', literal(table), literal(name), optionsOf(options))
      : op(
          'dropIndex',
          literal(table),
          literal(was.columns),
          indexOptionsSource(table, was, naming, options),
        );
  },
  describe: ({ table, name }) => `drop index ${name} on ${showName(table)}`,
  touches: ({ table, concurrently = false }) => [
    alters(table, concurrently ? { lock: 'share update exclusive', work: 'scan' } : {}),
  ],
  outsideTransaction: ({ concurrently = false }) => concurrently,
};
