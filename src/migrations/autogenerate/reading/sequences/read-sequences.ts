import type { SequenceDefinition } from '../../../operations/sequences/sequence-definition.js';
import type { SequenceFact } from '../../model/schema-model.js';
import { byName } from '../by-name.js';
import type { Reading } from '../reading.js';
import { isSerials, readSequenceRows, type SequenceRow } from './sequence-rows.js';

/** Those that identity and serial columns do not make. Numbers beyond the safe integers of JavaScript are told as text. */
export async function readSequences(reading: Reading): Promise<SequenceFact[]> {
  const rows = await readSequenceRows(reading);
  return rows
    .filter((row) => row.owner?.identity !== true && !isSerials(row))
    .map((row) => ({ name: reading.nameOf(row), definition: toDefinition(row, reading) }))
    .toSorted(byName);
}

function toDefinition({ owner, numbers, settings }: SequenceRow, reading: Reading): SequenceDefinition {
  const ownedBy = owner === null ? {} : { ownedBy: { table: reading.nameOf(owner), column: owner.column } };
  return { ...settings, ...numbers, ...ownedBy };
}
