import { call, literal, op, optionsOf, type Call, type Code } from '../source/code.js';
import type { NamingRule, ObjectName } from '../names.js';
import type { ConstraintDefinition } from './constraint-definition.js';

const METHODS: Record<ConstraintDefinition['type'], { onOperations: string; onTable: string }> = {
  primaryKey: { onOperations: 'addPrimaryKey', onTable: 'primaryKey' },
  unique: { onOperations: 'addUnique', onTable: 'unique' },
  check: { onOperations: 'addCheck', onTable: 'check' },
  foreignKey: { onOperations: 'addForeignKey', onTable: 'foreignKey' },
  exclusion: { onOperations: 'addExclusion', onTable: 'exclusion' },
};

/** `op.addUnique('users', ['email'])` */
export function addConstraintSource(
  table: ObjectName,
  constraint: ConstraintDefinition,
  naming: NamingRule,
): Code {
  const { onOperations } = METHODS[constraint.type];
  return op(onOperations, literal(table), ...constraintArguments(table, constraint, naming));
}

/** `t.unique(['email'])` */
export function tableConstraintSource(
  table: ObjectName,
  constraint: ConstraintDefinition,
  naming: NamingRule,
): Call {
  return call(`t.${METHODS[constraint.type].onTable}`, ...constraintArguments(table, constraint, naming));
}

function constraintArguments(
  table: ObjectName,
  constraint: ConstraintDefinition,
  naming: NamingRule,
): (Code | undefined)[] {
  switch (constraint.type) {
    case 'primaryKey':
    case 'unique': {
      const { type, name, columns, ...options } = constraint;
      const given = givenName(name, naming(table, columns, type === 'unique' ? type : 'primary'));
      return [literal(columns), optionsOf({ name: given, ...options })];
    }
    case 'check': {
      const { type: _, name, expression, ...options } = constraint;
      return [literal(name), literal(expression), optionsOf(options)];
    }
    case 'foreignKey': {
      const { type: _, name, columns, references, ...options } = constraint;
      const given = givenName(name, naming(table, columns, 'foreign'));
      const target = [literal(references.table), literal(references.columns)];
      return [literal(columns), ...target, optionsOf({ name: given, ...options, index: false })];
    }
    case 'exclusion': {
      const { type: _, name, elements, ...options } = constraint;
      return [literal(name), literal(elements), optionsOf(options)];
    }
  }
}

/** Nothing where the naming rule gives the name by itself. */
export function givenName(name: string, byRule: string): string | undefined {
  return name === byRule ? undefined : name;
}
