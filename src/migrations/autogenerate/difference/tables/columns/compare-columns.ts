import { pairUp } from '../../pair-up.js';
import type { Change } from '../../change.js';
import type { KeptTable } from '../kept-table.js';
import { addColumns } from './add-column.js';
import { alterColumn } from './alter-column.js';
import { dropColumns } from './drop-column.js';

/** Their order never matters: PostgreSQL can't change it. */
export function compareColumns(table: KeptTable): readonly Change[] {
  const { name, before, after, original, disturbance } = table;
  const { gone, added, kept } = pairUp(before.columns, after.columns, (column) => column.name);
  const isRebuilt = (column: { name: string }) => disturbance.isRebuilt(name, column.name);
  const rebuilt = kept.filter((pair) => isRebuilt(pair.after)).map((pair) => pair.after);
  const leaving = new Set([...gone, ...rebuilt].map((column) => column.name));
  return [
    ...dropColumns(
      name,
      original.columns.filter((column) => leaving.has(column.name)),
    ),
    ...kept.filter((pair) => !isRebuilt(pair.after)).flatMap((pair) => alterColumn(pair, table)),
    ...addColumns([...added, ...rebuilt], table),
  ];
}
