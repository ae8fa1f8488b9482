import { defaultClause } from '../columns/column-clause.js';
import { group, id, object, phrase, statement, text, type Part } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type { ObjectName } from '../names.js';
import type { DomainCheck, DomainDefinition } from './domain-definition.js';

/** The domain; a check that is not valid can only be added to one that is there. */
export function createDomainStatements(name: ObjectName, definition: DomainDefinition): string[] {
  const { type, notNull = false, default: value, collation, checks = [] } = definition;
  return [
    statement(
      'create domain',
      object(name),
      'as',
      text(type),
      collation !== undefined && phrase('collate', object(collation)),
      value && phrase('default', defaultClause(value)),
      notNull && 'not null',
      ...checks.filter(isValid).map(checkClause),
    ),
    ...checks.filter((check) => !isValid(check)).map((check) => addCheck(name, check)),
  ];
}

export function addCheck(name: ObjectName, check: DomainCheck): string {
  return alterDomainStatement(name, 'add', checkClause(check), !isValid(check) && 'not valid');
}

export function alterDomainStatement(name: ObjectName, ...action: readonly Part[]): string {
  return statement('alter domain', object(name), ...action);
}

function checkClause({ name, expression }: DomainCheck): Clause {
  return phrase('constraint', id(name), 'check', group(text(expression)));
}

export function isValid({ notValid = false }: DomainCheck): boolean {
  return !notValid;
}
