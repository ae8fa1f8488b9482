import type { Node } from 'libpg-query';

import { sql, type SqlFragment } from '../../operations/sql-text.js';
import { texts } from './names.js';

/** What stands for an expression that nobody needs to know. */
export const SOME_EXPRESSION: SqlFragment = sql`...`;

/** The functions that an expression calls, as calls: what its value depends on. */
export function callsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'FuncCall' ? [`${functionName(inner)}()`, ...callsOf(inner)] : callsOf(inner),
  );
}

function functionName(call: unknown): string {
  const names: unknown = Object(call).funcname;
  return texts(Array.isArray(names) ? (names as Node[]) : []).at(-1) ?? '';
}

/** A condition as text, as far as it says that columns are not null. */
export function conditionText(node: Node | undefined): string {
  if (node === undefined) {
    return '...';
  }
  if ('BoolExpr' in node && node.BoolExpr.boolop === 'AND_EXPR') {
    return (node.BoolExpr.args ?? []).map(conditionText).join(' and ');
  }
  if ('NullTest' in node && node.NullTest.nulltesttype === 'IS_NOT_NULL') {
    const { arg } = node.NullTest;
    const [column, ...others] = arg !== undefined && 'ColumnRef' in arg ? texts(arg.ColumnRef.fields) : [];
    return column === undefined || others.length > 0
      ? '...'
      : `"${column.replaceAll('"', '""')}" is not null`;
  }
  return '...';
}
