import type { ColumnDefinition } from '../../../../src/migrations/operations/columns/column-definition.js';
import type { TableDefinition } from '../../../../src/migrations/operations/tables/table-definition.js';
import type { Decisions } from '../../../../src/migrations/autogenerate/decisions/decisions.js';
import {
  parseDecisions,
  type DecisionFlags,
} from '../../../../src/migrations/autogenerate/decisions/flags/parse-decisions.js';
import {
  EMPTY_MODEL,
  type SchemaModel,
  type TableFact,
} from '../../../../src/migrations/autogenerate/model/schema-model.js';

/** A column: its type, with `!` where it is not null, or more of it. */
export type ColumnSketch = string | Omit<ColumnDefinition, 'name'>;

export interface Sketch {
  tables?: Record<string, Record<string, ColumnSketch> | TableFact>;
  enums?: Record<string, readonly string[]>;
  domains?: SchemaModel['domains'];
}

/** A schema with tables and enums, by their names. */
export function model({ tables = {}, enums = {}, domains = [] }: Sketch): SchemaModel {
  return {
    ...EMPTY_MODEL,
    domains,
    enums: Object.entries(enums).map(([name, values]) => ({ name, values })),
    tables: Object.entries(tables).map(([name, given]) => (isFact(given) ? given : table(name, given))),
  };
}

/** A table with these columns, and more said of it. */
export function table(
  name: string,
  columns: Record<string, ColumnSketch>,
  { partition, ...rest }: Partial<TableDefinition> & Pick<TableFact, 'partition'> = {},
): TableFact {
  const definition = {
    columns: Object.entries(columns).map(([column, sketch]) => columnOf(column, sketch)),
    constraints: [],
    indexes: [],
    ...rest,
  };
  return partition === undefined ? { name, definition } : { name, definition, partition };
}

/** What flags decide. */
export function decisions(flags: DecisionFlags = {}): Decisions {
  return parseDecisions(flags);
}

function columnOf(name: string, sketch: ColumnSketch): ColumnDefinition {
  if (typeof sketch !== 'string') {
    return { name, ...sketch };
  }
  return sketch.endsWith('!') ? { name, type: sketch.slice(0, -1), notNull: true } : { name, type: sketch };
}

function isFact(given: Record<string, ColumnSketch> | TableFact): given is TableFact {
  return 'definition' in given && 'name' in given;
}
