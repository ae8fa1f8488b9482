import { object, statement } from '../clauses.js';
import { besideName, showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import { statisticsClause, type StatisticsDefinition } from './statistics-definition.js';

export interface CreateStatistics {
  kind: 'createStatistics';
  /** The table, in whose schema the statistics are. */
  table: ObjectName;
  name: string;
  definition: StatisticsDefinition;
  ifNotExists?: boolean;
}

export const createStatistics: OperationKind<CreateStatistics> = {
  compile: ({ table, name, definition, ifNotExists = false }) => [
    statement(
      'create statistics',
      ifNotExists && 'if not exists',
      object(besideName(table, name)),
      statisticsClause(table, definition),
    ),
  ],
  invert: ({ table, name, definition, ifNotExists = false }) =>
    ifNotExists
      ? {
          irreversible: `the statistics ${name} may have been there before, as ifNotExists says`,
          remedy: `op.createStatistics(${toSource(table)}, ${toSource(name)}, ...) without ifNotExists`,
        }
      : [{ kind: 'dropStatistics', table, name, was: definition }],
  source: ({ table, name, definition: { columns, kinds }, ifNotExists }) =>
    op(
      'createStatistics',
      literal(table),
      literal(name),
      literal(columns),
      optionsOf({ kinds, ifNotExists }),
    ),
  describe: ({ table, name }) => `create statistics ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table, { lock: 'share update exclusive' })],
};
