import { id, labelled, object, phrase, statement } from '../clauses.js';
import type { Clause } from '../compiler.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { rolesClause } from '../privileges/roles.js';
import { literal, op, optionsOf } from '../source/code.js';
import { alters } from '../touches.js';
import type { PolicyDefinition, PolicyState } from './policy-definition.js';

export interface CreatePolicy {
  kind: 'createPolicy';
  table: ObjectName;
  name: string;
  definition: PolicyDefinition;
}

export const createPolicy: OperationKind<CreatePolicy> = {
  compile({ table, name, definition }) {
    const { for: command, permissive = true } = definition;
    return [
      statement(
        'create policy',
        id(name),
        'on',
        object(table),
        !permissive && 'as restrictive',
        command && phrase('for', command),
        ...stateClauses(definition),
      ),
    ];
  },
  invert: ({ table, name, definition }) => [{ kind: 'dropPolicy', table, name, was: definition }],
  source: ({ table, name, definition }) =>
    op('createPolicy', literal(table), literal(name), optionsOf(definition)),
  describe: ({ table, name }) => `create policy ${name} on ${showName(table)}`,
  touches: ({ table }) => [alters(table)],
};

export function stateClauses({ to, using, withCheck }: PolicyState): (Clause | undefined)[] {
  return [
    to === undefined ? undefined : phrase('to', rolesClause(to)),
    labelled('using', using),
    labelled('with check', withCheck),
  ];
}
