import type {
  ColumnDefinition,
  IdentityDefinition,
} from '../../../../operations/columns/column-definition.js';
import type { Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';
import { withDefaults } from '../../sequences/sequence-defaults.js';
import type { StateChange } from './column-change.js';

/** What one says and the other leaves to PostgreSQL is said by both, since altering leaves alone what is not said. */
export function identityChange({ before, after }: Pair<ColumnDefinition>): StateChange {
  const [was, is] = [before.identity, after.identity];
  if (isSame(was, is)) {
    return { to: {}, from: {} };
  } else if (was === undefined || is === undefined) {
    return { to: { identity: is ?? null }, from: { identity: was ?? null } };
  }
  return { to: { identity: full(is, was) }, from: { identity: full(was, is) } };
}

function full({ kind, ...options }: IdentityDefinition, other: IdentityDefinition): IdentityDefinition {
  const { kind: _, ...others } = other;
  return { kind, ...withDefaults(options, others) };
}
