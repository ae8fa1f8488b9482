import type { SequenceFact } from '../../model/schema-model.js';
import type { Change } from '../change.js';
import { ownershipChange } from './ownership.js';

/** It goes when nothing draws from it any more, and not before with the column that owns it. */
export function dropSequence({ name, definition: { ownedBy, ...was } }: SequenceFact): Change[] {
  return [
    ...ownershipChange(name, ownedBy ?? null, null),
    { phase: 'drop sequences', operation: { kind: 'dropSequence', name, was } },
  ];
}
