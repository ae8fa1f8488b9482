import type { ColumnDef, Constraint } from 'libpg-query';

import type { ColumnDefinition } from '../../operations/columns/column-definition.js';
import type { ConstraintDefinition } from '../../operations/constraints/constraint-definition.js';
import type { ObjectName } from '../../operations/names.js';
import { readConstraint } from './constraint.js';
import { callsOf, SOME_EXPRESSION } from './expression.js';
import { typeText } from './type-name.js';

export interface ReadColumn {
  column: ColumnDefinition;
  /** Those that are declared on it. */
  constraints: ConstraintDefinition[];
}

export function readColumn(table: ObjectName, definition: ColumnDef): ReadColumn {
  const { colname: name = '' } = definition;
  const declared = (definition.constraints ?? []).flatMap((node) =>
    'Constraint' in node ? [node.Constraint] : [],
  );
  const said = (type: Constraint['contype']) => declared.find(({ contype }) => contype === type);
  const notNull = said('CONSTR_NOTNULL') !== undefined || said('CONSTR_PRIMARY') !== undefined;
  return {
    column: {
      name,
      type: typeText(definition.typeName),
      ...(notNull && { notNull }),
      ...readDefault(said('CONSTR_DEFAULT')),
      ...readGenerated(said('CONSTR_GENERATED')),
      ...(said('CONSTR_IDENTITY') && { identity: { kind: 'by default' } }),
    },
    constraints: declared.flatMap((constraint) => readConstraint(table, constraint, name) ?? []),
  };
}

/** What matters of a default is which functions it calls. A null is none. */
function readDefault(constraint: Constraint | undefined): Pick<ColumnDefinition, 'default'> {
  const { raw_expr: expression } = constraint ?? {};
  if (expression === undefined || ('A_Const' in expression && expression.A_Const.isnull === true)) {
    return {};
  }
  return { default: { sql: [...callsOf(expression), "'...'"].join(' || ') } };
}

function readGenerated(constraint: Constraint | undefined): Pick<ColumnDefinition, 'generated'> {
  // The parser's types do not know of virtual ones yet.
  const virtual = constraint !== undefined && Reflect.get(constraint, 'generated_kind') === 'v';
  return constraint === undefined ? {} : { generated: { expression: SOME_EXPRESSION, virtual } };
}
