import { id, phrase } from '../clauses.js';
import { defaultClause } from '../columns/column-clause.js';
import { defaultSource } from '../columns/default-value.js';
import type { DefaultDefinition } from '../columns/column-definition.js';
import { commentOn } from '../comments/comment-on.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import type { DomainCheck } from './domain-definition.js';
import { addCheck, alterDomainStatement, isValid } from './domain-statements.js';
import { invertAlterDomain } from './invert-alter-domain.js';

/** What a domain is told to be; what is absent stays as it is, and `null` takes it away. */
export interface DomainState {
  notNull?: boolean;
  default?: DefaultDefinition | null;
  comment?: string | null;
}

export interface DomainCheckChanges {
  addChecks?: readonly DomainCheck[];
  /** A name alone can't be undone. */
  dropChecks?: readonly (DomainCheck | string)[];
  /** The names of checks that were added as not valid. */
  validateChecks?: readonly string[];
}

const ASPECTS = [
  'dropChecks',
  'default',
  'notNull',
  'addChecks',
  'validateChecks',
  'comment',
] as const satisfies (keyof DomainState | keyof DomainCheckChanges)[];

export interface AlterDomain {
  kind: 'alterDomain';
  name: ObjectName;
  to: DomainState & DomainCheckChanges;
  /** What each of them was, so that the change can be undone. */
  from: DomainState;
}

export const alterDomain: OperationKind<AlterDomain> = {
  compile: ({ name, to }) => [
    ...(to.dropChecks ?? []).map((check) =>
      alterDomainStatement(name, 'drop constraint', id(typeof check === 'string' ? check : check.name)),
    ),
    ...(to.default === undefined ? [] : [alterDomainStatement(name, defaultAction(to.default))]),
    ...(to.notNull === undefined
      ? []
      : [alterDomainStatement(name, to.notNull ? 'set not null' : 'drop not null')]),
    ...(to.addChecks ?? []).map((check) => addCheck(name, check)),
    ...(to.validateChecks ?? []).map((check) => alterDomainStatement(name, 'validate constraint', id(check))),
    ...commentOn({ domain: name }, to.comment),
  ],
  invert: invertAlterDomain,
  source: ({ name, to, from }) =>
    op(
      'alterDomain',
      literal(name),
      literal(stateSource(to)),
      optionsOf({ from: aspectsOf(from).length === 0 ? undefined : stateSource(from) }),
    ),
  describe: ({ name, to }) => `alter domain ${showName(name)} (${aspectsOf(to).join(', ')})`,
  // Every table with a column of the domain is read, under a share lock.
  touches: ({ to: { addChecks = [], validateChecks = [], notNull = false } }) =>
    notNull || addChecks.some(isValid) || validateChecks.length > 0 ? 'unknown' : [],
};

function defaultAction(definition: DefaultDefinition | null) {
  return definition === null ? phrase('drop default') : phrase('set default', defaultClause(definition));
}

function aspectsOf(state: DomainState & DomainCheckChanges) {
  return ASPECTS.filter((key) => state[key] !== undefined);
}

/** As `op.alterDomain` takes it, where a default is a bare value or a fragment of SQL. */
function stateSource(state: DomainState & DomainCheckChanges): object {
  return { ...state, default: defaultSource(state.default) };
}
