import { sql as kyselySql } from 'kysely';

import { id, labelled, list, object, phrase, statement, tuple, value } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { deferrableClause } from '../constraints/constraint-clause.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op } from '../source/code.js';
import { toSource } from '../source/values.js';
import { alters } from '../touches.js';
import type { PlainTriggerDefinition, TriggerDefinition, TriggerEvent } from './trigger-definition.js';

export interface CreateTrigger {
  kind: 'createTrigger';
  table: ObjectName;
  name: string;
  definition: TriggerDefinition;
  orReplace?: boolean;
  /** What the trigger was that is replaced. */
  was?: PlainTriggerDefinition;
}

export const createTrigger: OperationKind<CreateTrigger> = {
  compile({ table, name, definition, orReplace = false }) {
    const { constraint = false, timing, events, when, arguments: given = [] } = definition;
    const head = ['create', orReplace && 'or replace', constraint && 'constraint', 'trigger'] as const;
    return [
      statement(
        ...head,
        id(name),
        timing,
        eventsClause(events),
        'on',
        object(table),
        deferrableClause(definition),
        referencingClause(definition.referencing),
        phrase('for each', definition.forEach ?? (constraint ? 'row' : 'statement')),
        labelled('when', when),
        'execute function',
        kyselySql`${object(definition.function)}${tuple(given.map(value))}`,
      ),
    ];
  },
  invert({ table, name, definition, orReplace = false, was }) {
    if (!orReplace) {
      return [{ kind: 'dropTrigger', table, name, was: definition }];
    }
    return was === undefined || definition.constraint === true
      ? {
          irreversible: `replacing the trigger ${name} of ${showName(table)} does not say what it was`,
          remedy: `op.createTrigger(${toSource(table)}, ${toSource(name)}, { ..., orReplace: true, was: { ... } })`,
        }
      : [{ kind: 'createTrigger', table, name, definition: was, orReplace, was: definition }];
  },
  source: ({ table, name, definition, orReplace, was }) =>
    op('createTrigger', literal(table), literal(name), literal({ ...definition, orReplace, was })),
  describe: ({ table, name, orReplace = false }) =>
    `${orReplace ? 'replace' : 'create'} trigger ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table, { lock: 'share row exclusive' })],
};

/** `insert or update of "a", "b"` */
function eventsClause(events: readonly TriggerEvent[]): Clause {
  return kyselySql.join(events.map(eventClause), kyselySql.raw(' or '));
}

function eventClause(event: TriggerEvent): Clause {
  return typeof event === 'string' ? phrase(event) : phrase('update of', list(event.updateOf.map(id)));
}

function referencingClause(names: TriggerDefinition['referencing']): Clause | undefined {
  const { old: before, new: after } = names ?? {};
  return before === undefined && after === undefined
    ? undefined
    : phrase(
        'referencing',
        before !== undefined && phrase('old table as', id(before)),
        after !== undefined && phrase('new table as', id(after)),
      );
}
