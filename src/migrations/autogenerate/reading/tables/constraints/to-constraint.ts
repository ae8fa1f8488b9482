import type {
  ConstraintDefinition,
  ExclusionDefinition,
  ExclusionElement,
  ForeignKeyDefinition,
} from '../../../../operations/constraints/constraint-definition.js';
import { bare } from '../../expressions.js';
import type { Reading } from '../../reading.js';
import type { IndexRow } from '../indexes/index-rows.js';
import { withExpressions, type KeyPart } from '../keys/key-expressions.js';
import type { ConstraintRow } from './constraint-rows.js';

/** A constraint as it is recorded, less what is PostgreSQL's default; `index` is the one behind it, where there is one. */
export function toConstraint(
  row: ConstraintRow,
  index: IndexRow | undefined,
  reading: Reading,
): ConstraintDefinition {
  const { type, name, columns, deferral } = row;
  switch (type) {
    case 'primaryKey':
      return { type, name, columns, ...includeOf(index), ...deferral };
    case 'unique':
      return { type, name, columns, ...includeOf(index), ...nullsOf(index), ...deferral };
    case 'check':
      return { type, name, expression: bare(row.expression ?? ''), ...row.checking };
    case 'foreignKey':
      return toForeignKey(row, reading);
    case 'exclusion':
      return toExclusion(row, index, reading);
  }
}

function includeOf(index: IndexRow | undefined): { include?: readonly string[] } {
  return index === undefined || index.include.length === 0 ? {} : { include: index.include };
}

function nullsOf(index: IndexRow | undefined): { nullsNotDistinct?: boolean } {
  return index?.settings.nullsNotDistinct === true ? { nullsNotDistinct: true } : {};
}

function toForeignKey(
  { name, columns, referenced, reference, deferral }: ConstraintRow,
  reading: Reading,
): ForeignKeyDefinition {
  const references = {
    table: referenced === null ? '' : reading.nameOf(referenced),
    columns: referenced?.columns ?? [],
  };
  return { type: 'foreignKey', name, columns, references, ...reference, ...deferral };
}

function toExclusion(
  { name, operators, deferral }: ConstraintRow,
  index: IndexRow | undefined,
  reading: Reading,
): ExclusionDefinition {
  const { keys = [], expressions = null, method = 'gist', where = null } = index ?? {};
  const parts = withExpressions(keys, expressions);
  return {
    type: 'exclusion',
    name,
    elements: parts.map((part, place) => toElement(part, operators?.[place] ?? '=', reading)),
    ...(method === 'gist' ? {} : { method }),
    ...(where === null ? {} : { where: bare(where) }),
    ...deferral,
  };
}

function toElement(
  { column, operatorClass, expression }: KeyPart,
  operator: string,
  reading: Reading,
): ExclusionElement {
  return {
    ...(expression === null ? { column: column ?? '' } : { expression }),
    with: operator,
    ...(operatorClass === null ? {} : { operatorClass: reading.nameOf(operatorClass) }),
  };
}
