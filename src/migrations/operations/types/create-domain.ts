import { defaultSource } from '../columns/default-value.js';
import { commentOn } from '../comments/comment-on.js';
import { showName, type ObjectName } from '../names.js';
import type { OperationKind } from '../operation-kind.js';
import { literal, op, optionsOf } from '../source/code.js';
import type { DomainDefinition } from './domain-definition.js';
import { createDomainStatements } from './domain-statements.js';

export interface CreateDomain {
  kind: 'createDomain';
  name: ObjectName;
  definition: DomainDefinition;
}

export const createDomain: OperationKind<CreateDomain> = {
  compile: ({ name, definition }) => [
    ...createDomainStatements(name, definition),
    ...commentOn({ domain: name }, definition.comment),
  ],
  invert: ({ name, definition }) => [{ kind: 'dropDomain', name, was: definition }],
  source: ({ name, definition: { type, ...options } }) =>
    op('createDomain', literal(name), literal(type), optionsOf(domainOptions(options))),
  describe: ({ name, definition }) => `create domain ${showName(name)} as ${definition.type}`,
  touches: () => [],
};

/** As `op.createDomain` takes them, where a default is a bare value or a fragment of SQL. */
export function domainOptions(definition: Omit<DomainDefinition, 'type'>): object {
  return { ...definition, default: defaultSource(definition.default) };
}
