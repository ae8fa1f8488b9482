import { showName } from '../names.js';
import type { Irreversible } from '../operation-kind.js';
import { toSource } from '../source/values.js';
import type { AlterDomain, DomainCheckChanges, DomainState } from './alter-domain.js';
import type { DomainCheck } from './domain-definition.js';

/** Checks that were validated stay so; the rest goes back. */
export function invertAlterDomain(operation: AlterDomain): AlterDomain[] | Irreversible {
  const { name, to, from } = operation;
  const unsaid = unsaidAspects(operation);
  const unknown = (to.dropChecks ?? []).filter((check) => typeof check === 'string');
  if (unsaid.length > 0 || unknown.length > 0) {
    return irreversible(operation, unsaid, unknown);
  }
  const back = { ...before(to, from), ...checksBack(to) };
  const nothing = Object.values(back).every((aspect) => aspect === undefined);
  return nothing ? [] : [{ kind: 'alterDomain', name, to: back, from: stateOf(to) }];
}

function unsaidAspects({ to, from }: AlterDomain): (keyof DomainState)[] {
  const told = ['default', 'comment'] as const;
  return told.filter((key) => to[key] !== undefined && from[key] === undefined);
}

function irreversible(
  { name }: AlterDomain,
  unsaid: readonly string[],
  checks: readonly string[],
): Irreversible {
  const what = [...unsaid, ...checks.map((check) => `check ${check}`)].join(' and ');
  const definitions = checks.map((check) => `{ name: ${toSource(check)}, expression: '...' }`).join(', ');
  const to = checks.length === 0 ? '{ ... }' : `{ dropChecks: [${definitions}] }`;
  const from = unsaid.length === 0 ? '' : `, { from: { ${unsaid.map((key) => `${key}: ...`).join(', ')} } }`;
  return {
    irreversible: `altering the domain ${showName(name)} does not say what its ${what} was`,
    remedy: `op.alterDomain(${toSource(name)}, ${to}${from})`,
  };
}

/** The state of each aspect that `to` changes, as it was. */
function before(to: DomainState, from: DomainState): DomainState {
  return {
    default: to.default === undefined ? undefined : from.default,
    notNull: to.notNull === undefined ? undefined : (from.notNull ?? !to.notNull),
    comment: to.comment === undefined ? undefined : from.comment,
  };
}

function checksBack({ addChecks, dropChecks }: DomainCheckChanges): DomainCheckChanges {
  return { dropChecks: addChecks, addChecks: dropChecks?.filter(isDefinition) };
}

function stateOf({ default: value, notNull, comment }: DomainState): DomainState {
  return { default: value, notNull, comment };
}

function isDefinition(check: DomainCheck | string): check is DomainCheck {
  return typeof check !== 'string';
}
