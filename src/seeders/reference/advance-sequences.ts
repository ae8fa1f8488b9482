import { advanceSequence } from '../../database/advance-sequence.js';
import type { Staging } from './staging.js';

/** Moves sequences beyond the values that added rows have declared, so that no later row is given one of them. */
export async function advanceSequences({ em, layout, names }: Staging): Promise<void> {
  for (const { index, column, counts, onUpdate } of layout.slots) {
    if (column.sequence !== null && counts.given > 0 && !onUpdate) {
      const declared = `p1 is null and substr(given, ${index}, 1) = 'g'`;
      const highest = `(select max(c${index})::bigint from ${names.rows} where ${declared})`;
      await advanceSequence(em, column.sequence, highest);
    }
  }
}
