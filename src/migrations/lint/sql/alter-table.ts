import type { AlterTableCmd, AlterTableStmt } from 'libpg-query';

import type { ObjectName } from '../../operations/names.js';
import type { LintStep } from '../lint-step.js';
import { readColumn } from './column.js';
import { readConstraint } from './constraint.js';
import { SOME_EXPRESSION } from './expression.js';
import { readNotNull } from './not-null.js';
import { tableName } from './names.js';
import { typeText } from './type-name.js';

/** What an `alter table` does, one after the other. */
export function readAlterTable({ relation, cmds = [], objtype }: AlterTableStmt): LintStep[] {
  return objtype === 'OBJECT_TABLE'
    ? cmds.flatMap((node) =>
        'AlterTableCmd' in node ? readCommand(tableName(relation), node.AlterTableCmd) : [],
      )
    : [];
}

function readCommand(table: ObjectName, command: AlterTableCmd): LintStep[] {
  const { name = '' } = command;
  const cascade = command.behavior === 'DROP_CASCADE';
  switch (command.subtype) {
    case 'AT_AddColumn':
      return addColumn(table, command);
    case 'AT_DropColumn':
      return [{ kind: 'dropColumn', table, column: name, cascade }];
    case 'AT_SetNotNull':
    case 'AT_DropNotNull': {
      const nullable = command.subtype === 'AT_DropNotNull';
      return [{ kind: 'alterColumn', table, column: name, to: { nullable }, from: {} }];
    }
    case 'AT_AlterColumnType':
      return alterType(table, name, command);
    case 'AT_SetExpression': {
      const to = { generated: SOME_EXPRESSION };
      return [{ kind: 'alterColumn', table, column: name, to, from: {} }];
    }
    case 'AT_AddConstraint':
      return addConstraint(table, command);
    case 'AT_ValidateConstraint':
      return [{ kind: 'validateConstraint', table, name }];
    case 'AT_DropConstraint':
      return [{ kind: 'dropConstraint', table, name, cascade }];
    default:
      return readTableCommand(table, command);
  }
}

function readTableCommand(table: ObjectName, { subtype, def }: AlterTableCmd): LintStep[] {
  switch (subtype) {
    case 'AT_SetLogged':
    case 'AT_SetUnLogged':
      return [{ kind: 'setLogged', table, logged: subtype === 'AT_SetLogged' }];
    case 'AT_SetTableSpace':
    case 'AT_SetAccessMethod':
      return [{ kind: 'rewriteTable', command: 'move to another place the table', table }];
    case 'AT_DetachPartition': {
      const { name, concurrent: concurrently = false } =
        def !== undefined && 'PartitionCmd' in def ? def.PartitionCmd : {};
      return [{ kind: 'detachPartition', parent: table, table: tableName(name), concurrently }];
    }
    default:
      return [];
  }
}

function addColumn(table: ObjectName, { def, missing_ok: ifNotExists = false }: AlterTableCmd): LintStep[] {
  if (def === undefined || !('ColumnDef' in def)) {
    return [];
  }
  const { column, constraints } = readColumn(table, def.ColumnDef);
  // Where all rows are null at once, PostgreSQL has nothing to compare.
  const isEmpty = column.default === undefined && column.generated === undefined;
  return [
    { kind: 'addColumn', table, column, ifNotExists },
    ...constraints.map((constraint): LintStep => ({
      kind: 'addConstraint',
      table,
      constraint:
        constraint.type === 'foreignKey' && isEmpty ? { ...constraint, notValid: true } : constraint,
    })),
  ];
}

function alterType(table: ObjectName, column: string, { def }: AlterTableCmd): LintStep[] {
  if (def === undefined || !('ColumnDef' in def)) {
    return [];
  }
  const { typeName, raw_default: using } = def.ColumnDef;
  const to = { type: typeText(typeName) };
  const how = using === undefined ? {} : { using: SOME_EXPRESSION };
  return [{ kind: 'alterColumn', table, column, to, from: {}, ...how }];
}

function addConstraint(table: ObjectName, { def }: AlterTableCmd): LintStep[] {
  if (def === undefined || !('Constraint' in def)) {
    return [];
  }
  if (def.Constraint.contype === 'CONSTR_NOTNULL') {
    return readNotNull(table, def.Constraint);
  }
  const constraint = readConstraint(table, def.Constraint);
  return constraint === undefined ? [] : [{ kind: 'addConstraint', table, constraint }];
}
