import { compileText } from '../../../operations/compiler.js';
import { splitName, type ObjectName } from '../../../operations/names.js';
import type { SqlText } from '../../../operations/sql-text.js';

/**
 * Whether a text of SQL has the name in it as a word, with or without its schema and quotes. It may be that of something else, or
 * stand in a comment: who asks must be right to take it for a use.
 */
export function mentions(sql: SqlText, name: ObjectName): boolean {
  const word = splitName(name).name.replaceAll('"', '""');
  return new RegExp(String.raw`(?<![\p{L}\p{N}_$])${escaped(word)}(?![\p{L}\p{N}_$])`, 'iu').test(
    compileText(sql),
  );
}

/** {@link mentions} for a column, by its name alone. */
export function mentionsColumn(sql: SqlText, column: string): boolean {
  return mentions(sql, { name: column });
}

/** The text as a regular expression that finds it. */
export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
}
