import type { TableDefinition } from '../../../operations/tables/table-definition.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Comparison } from '../change.js';
import type { Pair } from '../pair-up.js';
import { settleTypes } from '../types/settle-types.js';
import type { KeptTable } from './kept-table.js';
import { attachable, standalone } from './partitions/standalone.js';
import { disturbanceOf } from './plan/disturbance.js';

export function keepTables(kept: readonly Pair<TableFact>[], comparison: Comparison): readonly KeptTable[] {
  const disturbance = disturbanceOf(comparison);
  const settle = settleTypes(comparison);
  return kept.map((pair) => {
    const { original, after } = placed(pair, comparison);
    const before = settle(original, after);
    return { name: pair.after.name, original, before, after, comparison, disturbance };
  });
}

/** What is compared where a table becomes a partition, or a partition a table, is what each is by itself. */
function placed(
  { before, after }: Pair<TableFact>,
  comparison: Comparison,
): { original: TableDefinition; after: TableDefinition } {
  const [was, is] = [before.definition, after.definition];
  if (before.partition !== undefined && after.partition === undefined) {
    return { original: standalone(before, comparison.before.tables), after: is };
  } else if (before.partition === undefined && after.partition !== undefined) {
    return { original: was, after: attachable(after, comparison.after.tables, was) };
  }
  return { original: was, after: is };
}
