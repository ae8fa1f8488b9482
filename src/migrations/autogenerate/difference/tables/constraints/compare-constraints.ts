import type { ConstraintDefinition } from '../../../../operations/constraints/constraint-definition.js';
import type { ObjectName } from '../../../../operations/names.js';
import type { Change, Phase } from '../../change.js';
import type { Pair } from '../../pair-up.js';
import { canonical, isSame } from '../../same.js';
import type { KeptTable } from '../kept-table.js';
import { compareNamed } from './named-parts.js';

/** A changed one is dropped and added, unless PostgreSQL can alter what has changed. */
export function compareConstraints(
  table: KeptTable,
  touches: (constraint: ConstraintDefinition) => boolean,
): readonly Change[] {
  const { name, original, before, after } = table;
  const { dropped, added, renamed, changed } = compareNamed(before.constraints, after.constraints, touches);
  const was = new Map(original.constraints.map((constraint) => [constraint.name, constraint]));
  return [
    ...dropped.map((constraint) => dropConstraint(name, was.get(constraint.name) ?? constraint)),
    ...renamed.map((pair) => renameConstraint(name, pair)),
    ...changed.flatMap((pair) => change(name, pair, was.get(pair.before.name) ?? pair.before)),
    ...added.map((constraint) => addConstraint(name, constraint)),
  ];
}

export function dropConstraint(table: ObjectName, was: ConstraintDefinition): Change {
  const phase: Phase = was.type === 'foreignKey' ? 'drop foreign keys' : 'drop constraints and indexes';
  return { phase, operation: { kind: 'dropConstraint', table, name: was.name, was } };
}

export function addConstraint(table: ObjectName, constraint: ConstraintDefinition): Change {
  return { phase: additionOf(constraint), operation: { kind: 'addConstraint', table, constraint } };
}

function additionOf({ type }: ConstraintDefinition): Phase {
  return type === 'foreignKey' ? 'add foreign keys' : 'add constraints and indexes';
}

function renameConstraint(table: ObjectName, { before, after }: Pair<ConstraintDefinition>): Change {
  return {
    phase: 'rename constraints and indexes',
    operation: { kind: 'renameConstraint', table, name: before.name, to: after.name },
  };
}

function change(
  table: ObjectName,
  { before, after }: Pair<ConstraintDefinition>,
  was: ConstraintDefinition,
): Change[] {
  const alterable = rest(before) === rest(after) && !becomesInvalid({ before, after });
  if (!alterable || (isOtherwiseDeferrable({ before, after }) && after.type !== 'foreignKey')) {
    return [dropConstraint(table, was), addConstraint(table, after)];
  }
  const deferrable = isOtherwiseDeferrable({ before, after })
    ? [alterDeferrable(table, { before, after })]
    : [];
  const valid = isNotValid(before) && !isNotValid(after) ? [validate(table, after)] : [];
  return [...deferrable, ...valid];
}

/** What PostgreSQL can't alter. */
function rest(constraint: ConstraintDefinition): string {
  return canonical({ ...constraint, deferrable: undefined, notValid: undefined });
}

function isNotValid(constraint: ConstraintDefinition): boolean {
  return 'notValid' in constraint && constraint.notValid === true;
}

function becomesInvalid({ before, after }: Pair<ConstraintDefinition>): boolean {
  return !isNotValid(before) && isNotValid(after);
}

function deferrableOf(constraint: ConstraintDefinition): boolean | 'initially deferred' {
  return ('deferrable' in constraint && constraint.deferrable) || false;
}

function isOtherwiseDeferrable({ before, after }: Pair<ConstraintDefinition>): boolean {
  return !isSame(deferrableOf(before), deferrableOf(after));
}

function alterDeferrable(table: ObjectName, { before, after }: Pair<ConstraintDefinition>): Change {
  const [from, to] = [{ deferrable: deferrableOf(before) }, { deferrable: deferrableOf(after) }];
  return {
    phase: 'add foreign keys',
    operation: { kind: 'alterConstraint', table, name: after.name, to, from },
  };
}

function validate(table: ObjectName, constraint: ConstraintDefinition): Change {
  return {
    phase: additionOf(constraint),
    operation: { kind: 'validateConstraint', table, name: constraint.name },
  };
}
