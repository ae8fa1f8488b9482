import type { SequenceFact } from '../../model/schema-model.js';
import type { Change } from '../change.js';
import { ownershipChange } from './ownership.js';

/** The column that owns it may come later than those that draw from it. */
export function createSequence({ name, definition: { ownedBy, ...definition } }: SequenceFact): Change[] {
  return [
    { phase: 'create sequences', operation: { kind: 'createSequence', name, definition } },
    ...ownershipChange(name, null, ownedBy ?? null),
  ];
}
