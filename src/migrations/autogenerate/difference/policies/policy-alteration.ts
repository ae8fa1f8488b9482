import type { PolicyDefinition, PolicyState } from '../../../operations/policies/policy-definition.js';
import { isSame } from '../same.js';

export interface PolicyAlteration {
  readonly from: PolicyState;
  readonly to: PolicyState;
}

const ASPECTS = ['to', 'using', 'withCheck'] as const;

/**
 * What has to be altered of a policy, and back; `undefined` where PostgreSQL can't alter it in one of the directions: another
 * command or permissiveness, and a condition that is there in one of them alone.
 */
export function policyAlteration(was: PolicyDefinition, now: PolicyDefinition): PolicyAlteration | undefined {
  const [from, to] = [stateOf(was), stateOf(now)];
  const differing = ASPECTS.filter((aspect) => !isSame(from[aspect], to[aspect]));
  const isAlterable =
    isSame([was.for, was.permissive], [now.for, now.permissive]) &&
    differing.every((aspect) => from[aspect] !== undefined && to[aspect] !== undefined);
  return isAlterable ? { from: pick(from, differing), to: pick(to, differing) } : undefined;
}

function stateOf({ to = 'public', using, withCheck }: PolicyDefinition): PolicyState {
  return { to, using, withCheck };
}

function pick(state: PolicyState, aspects: readonly (keyof PolicyState)[]): PolicyState {
  return Object.fromEntries(aspects.map((aspect) => [aspect, state[aspect]]));
}
