import type { AlterEnumStmt, AlterObjectSchemaStmt, RenameStmt } from 'libpg-query';

import type { LintStep } from '../lint-step.js';
import { partsName, tableName } from './names.js';

export function readRename({ renameType, relation, subname = '', newname: to = '' }: RenameStmt): LintStep[] {
  switch (renameType) {
    case 'OBJECT_TABLE':
      return [{ kind: 'renameTable', table: tableName(relation), to }];
    case 'OBJECT_COLUMN':
      return [{ kind: 'renameColumn', table: tableName(relation), column: subname, to }];
    case 'OBJECT_SCHEMA':
      return [{ kind: 'renameSchema', name: subname, to }];
    case 'OBJECT_VIEW':
      return [{ kind: 'renameView', view: tableName(relation), to }];
    default:
      return [];
  }
}

export function readMove({
  objectType,
  relation,
  newschema: schema = '',
}: AlterObjectSchemaStmt): LintStep[] {
  return objectType === 'OBJECT_TABLE' ? [{ kind: 'moveTable', table: tableName(relation), schema }] : [];
}

export function readEnum({ typeName, oldVal: value, newVal: to = '' }: AlterEnumStmt): LintStep[] {
  return value === undefined ? [] : [{ kind: 'renameEnumValue', name: partsName(typeName), value, to }];
}
