import { LineIndex } from '../../../sql/line-index.js';
import { scanSql } from '../../../sql/scan-sql.js';
import { SqlFault } from '../../../sql/sql-fault.js';
import type { SqlToken } from '../../../sql/scan-piece.js';
import { StatementSplitter } from '../../../sql/statement-splitter.js';

/** What psql takes for a variable after a colon: a name, or a name in quotes or braces. */
const OF_VARIABLE = /[\p{L}\p{N}_'"{\u0080-\uFFFF]/u;

/**
 * The statement so that psql sends it as it is: it would put the value of a variable in the place of `:name`, as in the
 * slice `list[1:name]`. Requires `loadSqlParser()`.
 *
 * @throws SqlFault for what psql would take for something else, or would not see the end of.
 */
export function forPsql(statement: string): string {
  const splitter = new StatementSplitter(statement, new LineIndex(statement));
  const colons: number[] = [];
  for (const token of scanSql(statement)) {
    splitter.push(token);
    if (isColonOfVariable(token, statement)) {
      colons.push(token.end);
    }
  }
  if (splitter.isNested) {
    throw new SqlFault('its parentheses or its body are never closed', 1);
  }
  return colons.reduceRight((text, at) => `${text.slice(0, at)} ${text.slice(at)}`, statement);
}

function isColonOfVariable({ text, end }: SqlToken, statement: string): boolean {
  return text === ':' && OF_VARIABLE.test(statement.charAt(end));
}
