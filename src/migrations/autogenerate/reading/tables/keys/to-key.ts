import type { IndexColumn, IndexColumnOptions } from '../../../../operations/indexes/index-definition.js';
import type { Reading } from '../../reading.js';
import { withExpressions, type KeyPart } from './key-expressions.js';
import type { KeyPartRow } from './key-parts.js';

export interface KeyRow {
  keys: readonly KeyPartRow[];
  /** Of the keys that are no columns, with commas between them. */
  expressions: string | null;
}

/**
 * What a key consists of, less what is PostgreSQL's default.
 *
 * @param text the keys as the server writes them, which tells whether an expression is given a collation: the catalogue does
 *   not say what it would have without one.
 */
export function toKey({ keys, expressions }: KeyRow, text: string, reading: Reading): IndexColumn[] {
  return withExpressions(keys, expressions).map((part) => {
    const { expression } = part;
    const column = part.column ?? '';
    const options = { ...orderOf(part), ...classOf(part, reading), ...collationOf(part, text, reading) };
    if (expression !== null) {
      return { expression, ...options };
    }
    return Object.keys(options).length === 0 ? column : { column, ...options };
  });
}

/** Nulls come first where it descends, unless it says otherwise. */
function orderOf({ descending, nullsFirst }: KeyPart): Pick<IndexColumnOptions, 'order' | 'nulls'> {
  return {
    ...(descending ? { order: 'desc' } : {}),
    ...(descending === nullsFirst ? {} : { nulls: nullsFirst ? 'first' : 'last' }),
  };
}

function classOf({ operatorClass }: KeyPart, reading: Reading): Pick<IndexColumnOptions, 'operatorClass'> {
  return operatorClass === null ? {} : { operatorClass: reading.nameOf(operatorClass) };
}

function collationOf(part: KeyPart, text: string, reading: Reading): Pick<IndexColumnOptions, 'collation'> {
  const { expression, collation, collationText } = part;
  const isTold =
    expression === null ||
    enclosed(expression).some((key) => text.includes(`${key} COLLATE ${collationText}`));
  return collation !== null && isTold ? { collation: reading.nameOf(collation) } : {};
}

/** The server puts parentheses around an operation, and around any key that is no call. */
function enclosed(expression: string): string[] {
  return [expression, `(${expression})`, `((${expression}))`];
}
