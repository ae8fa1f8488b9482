import type { Operation } from '../../../operations/operation.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Change } from '../change.js';
import { dropConstraint } from './constraints/compare-constraints.js';
import type { KeptTable } from './kept-table.js';
import { parseBounds } from './partitions/parse-bounds.js';
import { placeConstraints } from './place-constraints.js';

/** Whatever refers to a table goes before it; so it can be created again in the reverse order. */
export function dropTables(tables: readonly TableFact[], kept: readonly KeptTable[]): readonly Change[] {
  return placeConstraints(tables, kept)
    .toReversed()
    .flatMap(({ fact, late }) => [
      ...late.map((constraint) => dropConstraint(fact.name, constraint)),
      { phase: 'drop tables', operation: drop(fact) },
    ]);
}

function drop({ name: table, definition: was, partition }: TableFact): Operation {
  return partition === undefined
    ? { kind: 'dropTable', table, was }
    : { kind: 'dropPartition', table, of: partition.of, bounds: parseBounds(partition.bounds), was };
}
