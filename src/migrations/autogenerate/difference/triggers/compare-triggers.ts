import type { SetTrigger } from '../../../operations/triggers/set-trigger.js';
import type { TriggerFact } from '../../model/schema-model.js';
import type { Change, Compare, Phase } from '../change.js';
import { afterRenames } from '../shared/after-renames.js';
import { commentChanges } from '../shared/comment-changes.js';
import { isSame } from '../same.js';
import { pairUp } from '../pair-up.js';
import { partKey } from '../shared/part-key.js';
import { findTriggersInTheWay } from './find-triggers-in-the-way.js';

const DROP = 'drop triggers and policies';
const CREATE = 'create triggers and policies';

/** Triggers. A plain one is replaced; one of a constraint, and one that is in the way, is dropped and created. */
export const compareTriggers: Compare = (comparison) => {
  const isInTheWay = findTriggersInTheWay(comparison);
  const renamed = afterRenames(comparison);
  const { before, after } = comparison;
  const { gone, added, kept } = pairUp(before.triggers, after.triggers, partKey);
  return [
    ...gone.flatMap(drop),
    ...kept.flatMap(({ before: was, after: now }) =>
      isInTheWay(was) || !canStay(was, now) ? [...drop(was), ...create(now)] : alter(renamed(was), now),
    ),
    ...added.flatMap(create),
  ];
};

function canStay(was: TriggerFact, { definition }: TriggerFact): boolean {
  return (
    isSame(was.definition, definition) ||
    (was.definition.constraint !== true && definition.constraint !== true)
  );
}

function alter(was: TriggerFact, now: TriggerFact): Change[] {
  const { table, name } = now;
  return [
    ...(isSame(was.definition, now.definition) ? set(was, was.state, now.state, CREATE) : replace(was, now)),
    ...commentChanges({ table, trigger: name }, was.comment, now.comment),
  ];
}

/** One that is replaced is enabled again, in either direction. */
function replace(was: TriggerFact, { table, name, definition, state }: TriggerFact): Change[] {
  return was.definition.constraint === true
    ? []
    : [
        ...set(was, was.state, 'enabled', CREATE),
        {
          phase: CREATE,
          operation: { kind: 'createTrigger', table, name, definition, orReplace: true, was: was.definition },
        },
        ...set(was, 'enabled', state, CREATE),
      ];
}

function create(trigger: TriggerFact): Change[] {
  const { table, name, definition, state, comment } = trigger;
  return [
    { phase: CREATE, operation: { kind: 'createTrigger', table, name, definition } },
    ...set(trigger, 'enabled', state, CREATE),
    ...commentChanges({ table, trigger: name }, undefined, comment, CREATE),
  ];
}

/** State and comment go by themselves, so that they come back. */
function drop(trigger: TriggerFact): Change[] {
  const { table, name, definition, state, comment } = trigger;
  return [
    ...commentChanges({ table, trigger: name }, comment, undefined, DROP),
    ...set(trigger, state, 'enabled', DROP),
    { phase: DROP, operation: { kind: 'dropTrigger', table, name, was: definition } },
  ];
}

function set(
  { table, name }: TriggerFact,
  from: SetTrigger['from'] & string,
  to: SetTrigger['to'],
  phase: Phase,
): Change[] {
  return from === to ? [] : [{ phase, operation: { kind: 'setTrigger', table, name, to, from } }];
}
