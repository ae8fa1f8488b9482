import type { ObjectName } from '../../../operations/names.js';
import type { SequenceOwner } from '../../../operations/sequences/sequence-definition.js';
import type { Change } from '../change.js';
import { isSame } from '../same.js';

/** A sequence is let go of before its column can go, and gets another one when that is there. */
export function ownershipChange(
  name: ObjectName,
  was: SequenceOwner | null,
  is: SequenceOwner | null,
): readonly Change[] {
  if (isSame(was, is)) {
    return [];
  }
  const leave: Change = {
    phase: 'drop constraints and indexes',
    operation: { kind: 'alterSequence', name, to: { ownedBy: null }, from: { ownedBy: was } },
  };
  const join: Change = {
    phase: 'alter tables',
    operation: { kind: 'alterSequence', name, to: { ownedBy: is }, from: { ownedBy: null } },
  };
  return [...(was === null ? [] : [leave]), ...(is === null ? [] : [join])];
}
