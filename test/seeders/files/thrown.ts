import type { PlainRow } from '../../../src/seeders/reference/entity-rows.js';
import { SiskinError } from '../../../src/errors/siskin.error.js';

/** All rows, and the failure that ended them. */
export async function collect(
  rows: AsyncIterable<PlainRow>,
): Promise<{ rows: PlainRow[]; error?: SiskinError }> {
  const found: PlainRow[] = [];
  try {
    for await (const row of rows) {
      found.push(row);
    }
  } catch (error) {
    if (error instanceof SiskinError) {
      return { rows: found, error };
    }
    throw error;
  }
  return { rows: found };
}
