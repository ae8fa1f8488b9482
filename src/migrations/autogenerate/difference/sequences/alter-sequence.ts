import type { SequenceState } from '../../../operations/sequences/alter-sequence.js';
import type { SequenceDefinition } from '../../../operations/sequences/sequence-definition.js';
import type { SequenceFact } from '../../model/schema-model.js';
import type { Change } from '../change.js';
import { commentChanges } from '../shared/comment-changes.js';
import type { Pair } from '../pair-up.js';
import { isSame } from '../same.js';
import { ownershipChange } from './ownership.js';
import { withDefaults } from './sequence-defaults.js';

export function alterSequence({ before, after }: Pair<SequenceFact>): readonly Change[] {
  const { name } = after;
  const [was, is] = [before.definition, after.definition];
  const [from, to] = [stateOf(was, is), stateOf(is, was)];
  const keys = aspectsOf(to).filter((key) => !isSame(to[key], from[key]));
  const operation = { kind: 'alterSequence', name, to: picked(to, keys), from: picked(from, keys) } as const;
  return [
    ...(keys.length === 0 ? [] : [{ phase: 'create sequences', operation } as const]),
    ...ownershipChange(name, was.ownedBy ?? null, is.ownedBy ?? null),
    ...commentChanges({ sequence: name }, was.comment, is.comment),
  ];
}

type State = Omit<SequenceState, 'ownedBy'>;

/** All that the definition or the other one says; the owner apart. */
function stateOf(
  { ownedBy: _o, comment: _c, ...definition }: SequenceDefinition,
  other: SequenceDefinition,
): State {
  const { as, unlogged, ...options } = definition;
  return {
    ...((as ?? other.as) !== undefined && { as: as ?? 'bigint' }),
    ...withDefaults(options, other),
    ...((unlogged ?? other.unlogged) !== undefined && { unlogged: unlogged ?? false }),
  };
}

function aspectsOf(state: State): (keyof State)[] {
  const keys = ['as', 'start', 'increment', 'min', 'max', 'cache', 'cycle', 'unlogged'] as const;
  return keys.filter((key) => state[key] !== undefined);
}

function picked(state: State, keys: readonly (keyof State)[]): State {
  return Object.fromEntries(keys.map((key) => [key, state[key]]));
}
