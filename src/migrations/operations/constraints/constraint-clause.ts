import { sql as kyselySql } from 'kysely';

import { columnTuple, group, id, labelled, object, phrase, text, tuple } from '../clauses.js';
import type { Clause } from '../compiler.js';
import type {
  CheckDefinition,
  ConstraintDefinition,
  DeferrableOptions,
  ExclusionDefinition,
  ExclusionElement,
  ForeignKeyDefinition,
  PrimaryKeyDefinition,
  UniqueDefinition,
} from './constraint-definition.js';

/** A constraint as `create table` and `add` take it. */
export function constraintClause(constraint: ConstraintDefinition): Clause {
  return phrase('constraint', id(constraint.name), bodyOf(constraint));
}

function bodyOf(constraint: ConstraintDefinition): Clause {
  switch (constraint.type) {
    case 'primaryKey':
      return phrase('primary key', keyClause(constraint));
    case 'unique':
      return phrase('unique', constraint.nullsNotDistinct && 'nulls not distinct', keyClause(constraint));
    case 'check':
      return checkClause(constraint);
    case 'foreignKey':
      return foreignKeyClause(constraint);
    case 'exclusion':
      return exclusionClause(constraint);
  }
}

function keyClause({
  columns,
  include,
  usingIndex,
  ...rest
}: PrimaryKeyDefinition | UniqueDefinition): Clause {
  const key =
    usingIndex === undefined
      ? phrase(columnTuple(columns), include && phrase('include', columnTuple(include)))
      : phrase('using index', id(usingIndex));
  return phrase(key, deferrableClause(rest));
}

function checkClause({ expression, noInherit = false, notValid = false }: CheckDefinition): Clause {
  return phrase('check', group(text(expression)), noInherit && 'no inherit', notValid && 'not valid');
}

function foreignKeyClause(key: ForeignKeyDefinition): Clause {
  const { columns, references, match, onDelete, onUpdate, notValid = false } = key;
  return phrase(
    'foreign key',
    columnTuple(columns),
    'references',
    object(references.table),
    columnTuple(references.columns),
    match === 'full' && 'match full',
    onDelete && phrase('on delete', onDelete),
    onUpdate && phrase('on update', onUpdate),
    deferrableClause(key),
    notValid && 'not valid',
  );
}

function exclusionClause(exclusion: ExclusionDefinition): Clause {
  const { method = 'gist', elements, where } = exclusion;
  return phrase(
    'exclude using',
    id(method),
    tuple(elements.map(exclusionElement)),
    labelled('where', where),
    deferrableClause(exclusion),
  );
}

function exclusionElement(element: ExclusionElement): Clause {
  const what = 'column' in element ? id(element.column) : group(text(element.expression));
  const { operatorClass } = element;
  return phrase(what, operatorClass && object(operatorClass), 'with', operator(element.with));
}

/** PostgreSQL: an operator is of these characters alone. */
function operator(symbol: string): Clause {
  if (!/^[-+*/<>=~!@#%^&|`?]+$/.test(symbol)) {
    throw new TypeError(`'${symbol}' is no operator of PostgreSQL.`);
  }
  return kyselySql.raw(symbol);
}

export function deferrableClause({ deferrable = false }: DeferrableOptions): Clause | undefined {
  if (deferrable === false) {
    return undefined;
  }
  return phrase('deferrable', deferrable === 'initially deferred' && deferrable);
}
