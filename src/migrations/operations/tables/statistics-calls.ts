import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { StatisticsColumn, StatisticsKind } from './statistics-definition.js';

export interface StatisticsOptions {
  /** Default: all of them. A single expression takes none. */
  kinds?: readonly StatisticsKind[];
}

export interface StatisticsCalls {
  /**
   * Counts columns together, so that the planner knows how they depend on each other, from the next `analyze` on. The name is
   * in the table's schema. With `ifNotExists` it can't be undone.
   */
  createStatistics(
    table: ObjectName,
    name: string,
    columns: readonly StatisticsColumn[],
    options?: StatisticsOptions & { ifNotExists?: boolean },
  ): void;

  /** Reversible where it takes the columns, and the kinds, that {@link createStatistics} took. */
  dropStatistics(
    table: ObjectName,
    name: string,
    columns?: readonly StatisticsColumn[],
    options?: StatisticsOptions & { ifExists?: boolean },
  ): void;
}

export function statisticsCalls({ record }: Recording): StatisticsCalls {
  return {
    createStatistics: (table, name, columns, { ifNotExists, ...options } = {}) =>
      record({
        kind: 'createStatistics',
        table,
        name,
        definition: { columns, ...options },
        ifNotExists,
      }),
    dropStatistics: (table, name, columns, { ifExists, ...options } = {}) =>
      record({
        kind: 'dropStatistics',
        table,
        name,
        was: columns && { columns, ...options },
        ifExists,
      }),
  };
}
