import type { DeleteStmt, Node, TruncateStmt, UpdateStmt } from 'libpg-query';

import type { LintStep } from '../lint-step.js';
import { SOME_EXPRESSION } from './expression.js';
import { tableName } from './names.js';

export function readUpdate({ relation, targetList = [], whereClause, fromClause }: UpdateStmt): LintStep[] {
  const columns = targetList.flatMap((node) => ('ResTarget' in node ? [node.ResTarget.name ?? ''] : []));
  const set = Object.fromEntries(columns.map((column) => [column, SOME_EXPRESSION]));
  const isLimited = whereClause !== undefined || fromClause !== undefined;
  return [{ kind: 'update', table: tableName(relation), set, ...(isLimited && { where: SOME_EXPRESSION }) }];
}

export function readDelete({ relation, whereClause, usingClause }: DeleteStmt): LintStep[] {
  const where = whereClause === undefined && usingClause === undefined ? 'true' : SOME_EXPRESSION;
  return [{ kind: 'delete', table: tableName(relation), where }];
}

export function readTruncate({ relations = [], behavior }: TruncateStmt): LintStep[] {
  return [{ kind: 'truncate', tables: tablesOf(relations), cascade: behavior === 'DROP_CASCADE' }];
}

export function tablesOf(nodes: readonly Node[] = []) {
  return nodes.flatMap((node) => ('RangeVar' in node ? [tableName(node.RangeVar)] : []));
}
