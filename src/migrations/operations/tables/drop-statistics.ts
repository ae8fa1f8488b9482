import { object, statement } from '../clauses.js';
import { besideName, showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { StatisticsDefinition } from './statistics-definition.js';

export interface DropStatistics {
  kind: 'dropStatistics';
  /** The table, in whose schema the statistics are. */
  table: ObjectName;
  name: string;
  /** What they were, so that dropping them can be undone. */
  was?: StatisticsDefinition;
  ifExists?: boolean;
}

export const dropStatistics: OperationKind<DropStatistics> = {
  compile: ({ table, name, ifExists = false }) => [
    statement('drop statistics', ifExists && 'if exists', object(besideName(table, name))),
  ],
  invert: ({ table, name, was }) =>
    was === undefined
      ? {
          irreversible: `dropping the statistics ${name} of ${showName(table)} does not say what they were`,
          remedy: `op.dropStatistics(${toSource(table)}, ${toSource(name)}, ['a_column', 'another_column'])`,
        }
      : [{ kind: 'createStatistics', table, name, definition: was }],
  source: ({ table, name, was, ifExists }) =>
    op(
      'dropStatistics',
      literal(table),
      literal(name),
      literal(was?.columns),
      optionsOf({ kinds: was?.kinds, ifExists }),
    ),
  describe: ({ table, name }) => `drop statistics ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table, { lock: 'share update exclusive' })],
};
