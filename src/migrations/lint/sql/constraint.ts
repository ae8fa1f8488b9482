import type { Constraint } from 'libpg-query';

import type { ConstraintDefinition } from '../../operations/constraints/constraint-definition.js';
import { defaultName, type ObjectName } from '../../operations/names.js';
import { conditionText } from './expression.js';
import { tableName, texts } from './names.js';

/** A constraint; `column` is the one that it is declared on. Undefined for what is none, such as a default. */
export function readConstraint(
  table: ObjectName,
  constraint: Constraint,
  column?: string,
): ConstraintDefinition | undefined {
  const own = column === undefined ? [] : [column];
  const notValid = constraint.skip_validation === true;
  const columns = constraint.keys === undefined ? own : texts(constraint.keys);
  switch (constraint.contype) {
    case 'CONSTR_PRIMARY':
    case 'CONSTR_UNIQUE': {
      const type = constraint.contype === 'CONSTR_PRIMARY' ? 'primaryKey' : 'unique';
      const name = constraint.conname ?? defaultName(table, columns, type === 'unique' ? type : 'primary');
      return { type, name, columns, ...(constraint.indexname && { usingIndex: constraint.indexname }) };
    }
    case 'CONSTR_FOREIGN': {
      const from = constraint.fk_attrs === undefined ? own : texts(constraint.fk_attrs);
      const references = { table: tableName(constraint.pktable), columns: texts(constraint.pk_attrs) };
      const name = constraint.conname ?? defaultName(table, from, 'foreign');
      return { type: 'foreignKey', name, columns: from, references, notValid };
    }
    case 'CONSTR_CHECK': {
      const name = constraint.conname ?? defaultName(table, own, 'check');
      return { type: 'check', name, expression: conditionText(constraint.raw_expr), notValid };
    }
    case 'CONSTR_EXCLUSION': {
      const name = constraint.conname ?? 'exclusion';
      return { type: 'exclusion', name, elements: [] };
    }
    default:
      return undefined;
  }
}
