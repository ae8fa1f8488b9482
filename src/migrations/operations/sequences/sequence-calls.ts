import type { DropOptions } from '../dropping.js';
import type { ObjectName } from '../names.js';
import type { Recording } from '../recording.js';
import type { Restart, SequenceState } from './alter-sequence.js';
import type { SequenceDefinition } from './sequence-definition.js';

export interface SequenceAlteration extends SequenceState {
  /** The next number, or `true` for the start. It is not turned back when the change is undone. */
  restart?: Restart;
}

export interface DropSequenceOptions extends DropOptions {
  /** What the sequence was, so that dropping it can be undone. It starts anew all the same. */
  was?: SequenceDefinition;
}

export interface SequenceCalls {
  /** With `ifNotExists` it can't be undone: the sequence may have been there before. */
  createSequence(name: ObjectName, options?: SequenceDefinition & { ifNotExists?: boolean }): void;

  /** Reversible where `was` says what the sequence was, which is `{}` for a plain one. */
  dropSequence(name: ObjectName, options?: DropSequenceOptions): void;

  /**
   * Changes what is named and nothing else. What it was is told by `from`; `cycle` and `unlogged` need no word. It locks
   * the sequence: nobody draws numbers until the migration's transaction ends.
   */
  alterSequence(name: ObjectName, to: SequenceAlteration, options?: { from?: SequenceState }): void;

  /** Gives the sequence a new name in the same schema. Defaults that use it go on doing so. */
  renameSequence(name: ObjectName, to: string): void;
}

export function sequenceCalls({ record }: Recording): SequenceCalls {
  return {
    createSequence: (name, { ifNotExists, ...definition } = {}) =>
      record({ kind: 'createSequence', name, definition, ifNotExists }),
    dropSequence: (name, options) => record({ kind: 'dropSequence', name, ...options }),
    alterSequence: (name, to, { from = {} } = {}) => record({ kind: 'alterSequence', name, to, from }),
    renameSequence: (name, to) => record({ kind: 'renameSequence', name, to }),
  };
}
