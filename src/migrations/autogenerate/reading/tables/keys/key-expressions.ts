import { splitExpressions } from '../../expressions.js';
import type { KeyPartRow } from './key-parts.js';

export interface KeyPart extends KeyPartRow {
  expression: string | null;
}

/** Gives the expressions of a key to those of its parts that are no columns, in their order. */
export function withExpressions(rows: readonly KeyPartRow[], expressions: string | null): KeyPart[] {
  const left = expressions === null ? [] : splitExpressions(expressions);
  return rows.map((row) => ({ ...row, expression: row.column === null ? (left.shift() ?? null) : null }));
}
