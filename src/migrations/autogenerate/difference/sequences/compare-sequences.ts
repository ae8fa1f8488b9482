import { showName } from '../../../operations/names.js';
import type { Compare } from '../change.js';
import { pairUp } from '../pair-up.js';
import { alterSequence } from './alter-sequence.js';
import { createSequence } from './create-sequence.js';
import { dropSequence } from './drop-sequence.js';

export const compareSequences: Compare = (comparison) => {
  const { before, after } = comparison;
  const { gone, added, kept } = pairUp(before.sequences, after.sequences, ({ name }) => showName(name));
  return [...added.flatMap(createSequence), ...kept.flatMap(alterSequence), ...gone.flatMap(dropSequence)];
};
