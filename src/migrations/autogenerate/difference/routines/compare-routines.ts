import type { CommentTarget } from '../../../operations/comments/comment-target.js';
import type { RoutineFact } from '../../model/schema-model.js';
import type { Change, Compare, Phase } from '../change.js';
import { afterRenames } from '../shared/after-renames.js';
import { commentChanges } from '../shared/comment-changes.js';
import { inOrder } from '../shared/in-order.js';
import { isSame } from '../same.js';
import { mentions } from '../shared/mentions.js';
import { pairUp } from '../pair-up.js';
import { findRoutinesInTheWay } from './find-routines-in-the-way.js';
import { creationPhase } from './routine-phase.js';
import { checkedTextOf, signatureOf } from './routine-text.js';

/**
 * Routines by their names and the types of their arguments. One that can't be replaced is dropped and created, with the views,
 * triggers and policies that call it; PostgreSQL refuses it where a default, a check or an index does.
 */
export const compareRoutines: Compare = (comparison) => {
  const { before, after } = comparison;
  const inTheWay = new Set(findRoutinesInTheWay(comparison));
  const { gone, added, kept } = pairUp(before.routines, after.routines, signatureOf);
  const [again, stay] = partition(kept, (pair) => inTheWay.has(pair.before));
  const renamed = afterRenames(comparison);
  const changed = stay
    .map((pair) => [renamed(pair.before), pair.after] as const)
    .filter(([was, now]) => !isSame(was.definition, now.definition));
  const made = new Map<RoutineFact, RoutineFact | undefined>([
    ...[...added, ...again.map((pair) => pair.after)].map((routine) => [routine, undefined] as const),
    ...changed.map(([was, now]) => [now, was] as const),
  ]);
  const calls = callsAmong([...made.keys()]);
  const phaseOf = creationPhase(after, calls);
  return [
    ...drops([...inTheWay], 'drop routines in the way'),
    ...drops(
      gone.filter((routine) => !inTheWay.has(routine)),
      'drop routines',
    ),
    ...inOrder([...made.keys()], calls).flatMap((routine) =>
      create(routine, made.get(routine), phaseOf(routine)),
    ),
    ...stay.flatMap((pair) => commentChanges(targetOf(pair.after), pair.before.comment, pair.after.comment)),
  ];
};

/** Those that PostgreSQL looks for when it makes one of them. */
function callsAmong(routines: readonly RoutineFact[]): (routine: RoutineFact) => readonly RoutineFact[] {
  const found = new Map(
    routines.map((routine) => {
      const text = checkedTextOf(routine);
      return [routine, routines.filter((other) => other !== routine && mentions(text, other.name))];
    }),
  );
  return (routine) => found.get(routine) ?? [];
}

function create(fact: RoutineFact, replaced: RoutineFact | undefined, phase: Phase): Change[] {
  const { routine, name, definition, comment } = fact;
  const operation = { kind: 'createRoutine', routine, name, definition } as const;
  return replaced === undefined
    ? [{ phase, operation }, ...commentChanges(targetOf(fact), undefined, comment, phase)]
    : [{ phase, operation: { ...operation, orReplace: true, was: replaced.definition } }];
}

/** Callers first. A comment goes by itself, so that it comes back. */
function drops(routines: readonly RoutineFact[], phase: Phase): Change[] {
  return inOrder(routines, callsAmong(routines))
    .toReversed()
    .flatMap((fact) => {
      const { routine, name, argumentTypes, definition, comment } = fact;
      return [
        ...commentChanges(targetOf(fact), comment, undefined, phase),
        { phase, operation: { kind: 'dropRoutine', routine, name, argumentTypes, was: definition } },
      ];
    });
}

function targetOf({ routine, name, argumentTypes }: RoutineFact): CommentTarget {
  return routine === 'function'
    ? { function: name, arguments: argumentTypes }
    : { procedure: name, arguments: argumentTypes };
}

function partition<T>(items: readonly T[], test: (item: T) => boolean): [T[], T[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}
