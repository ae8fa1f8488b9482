import type {
  AlterDomain,
  DomainCheckChanges,
  DomainState,
} from '../../../../operations/types/alter-domain.js';
import type { DomainCheck, DomainDefinition } from '../../../../operations/types/domain-definition.js';
import type { DomainFact } from '../../../model/schema-model.js';
import type { Change } from '../../change.js';
import { pairUp, type Pair } from '../../pair-up.js';
import { isSame } from '../../same.js';

/** All that differs, in one operation. */
export function alterDomain({ before, after }: Pair<DomainFact>): Change[] {
  const [was, is] = [before.definition, after.definition];
  const { to, from } = stateChange(was, is);
  const changes = { ...to, ...checkChanges(was.checks ?? [], is.checks ?? []) };
  const operation: AlterDomain = { kind: 'alterDomain', name: after.name, to: changes, from };
  return Object.keys(changes).length === 0 ? [] : [{ phase: 'change types', operation }];
}

function stateChange(was: DomainDefinition, is: DomainDefinition): { to: DomainState; from: DomainState } {
  const keys = (['default', 'comment', 'notNull'] as const).filter((key) => !isSame(was[key], is[key]));
  return { to: picked(is, keys), from: picked(was, keys) };
}

function picked(
  { default: value, comment, notNull }: DomainDefinition,
  keys: readonly (keyof DomainState)[],
): DomainState {
  return {
    ...(keys.includes('default') && { default: value ?? null }),
    ...(keys.includes('comment') && { comment: comment ?? null }),
    ...(keys.includes('notNull') && { notNull: notNull ?? false }),
  };
}

function checkChanges(was: readonly DomainCheck[], is: readonly DomainCheck[]): DomainCheckChanges {
  const { gone, added, kept } = pairUp(was, is, ({ name }) => name);
  const validated = kept.filter(isValidated);
  const changed = kept.filter((pair) => !isSame(pair.before, pair.after) && !validated.includes(pair));
  const dropChecks = [...gone, ...changed.map((pair) => pair.before)];
  const addChecks = [...changed.map((pair) => pair.after), ...added];
  return {
    ...(dropChecks.length > 0 && { dropChecks }),
    ...(addChecks.length > 0 && { addChecks }),
    ...(validated.length > 0 && { validateChecks: validated.map((pair) => pair.after.name) }),
  };
}

function isValidated({ before, after }: Pair<DomainCheck>): boolean {
  const sameExpression = isSame(before.expression, after.expression);
  return sameExpression && before.notValid === true && after.notValid !== true;
}
