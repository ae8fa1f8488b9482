import { id, object, statement } from '../clauses.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import { stateClauses } from './create-policy.js';
import type { PolicyState } from './policy-definition.js';

const ASPECTS = ['to', 'using', 'withCheck'] as const satisfies (keyof PolicyState)[];

export interface AlterPolicy {
  kind: 'alterPolicy';
  table: ObjectName;
  name: string;
  to: PolicyState;
  /** What each of them was, so that the change can be undone. */
  from: PolicyState;
}

export const alterPolicy: OperationKind<AlterPolicy> = {
  compile: ({ table, name, to }) => [
    statement('alter policy', id(name), 'on', object(table), ...stateClauses(to)),
  ],
  invert({ table, name, to, from }) {
    const unsaid = aspectsOf(to).filter((aspect) => from[aspect] === undefined);
    const was = unsaid.map((aspect) => `${aspect}: '...'`).join(', ');
    return unsaid.length > 0
      ? {
          irreversible: `altering the policy ${name} of ${showName(table)} does not say what its ${unsaid.join(' and ')} was`,
          remedy: `op.alterPolicy(${toSource(table)}, ${toSource(name)}, { ... }, { from: { ${was} } })`,
        }
      : [{ kind: 'alterPolicy', table, name, to: before(to, from), from: to }];
  },
  source: ({ table, name, to, from }) =>
    op(
      'alterPolicy',
      literal(table),
      literal(name),
      literal(to),
      optionsOf({ from: aspectsOf(from).length === 0 ? undefined : from }),
    ),
  describe: ({ table, name, to }) =>
    `alter policy ${name} on ${showName(table)} (${aspectsOf(to).join(', ')})`,
  touches: ({ table }) => [alters(table)],
};

function aspectsOf(state: PolicyState): (keyof PolicyState)[] {
  return ASPECTS.filter((aspect) => state[aspect] !== undefined);
}

/** The state of each aspect that `to` changes, as it was. */
function before(to: PolicyState, from: PolicyState): PolicyState {
  return Object.fromEntries(aspectsOf(to).map((aspect) => [aspect, from[aspect]]));
}
