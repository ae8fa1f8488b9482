import { LineIndex } from './line-index.js';
import { scanSql } from './scan-sql.js';
import { StatementSplitter, type SqlStatement } from './statement-splitter.js';

/**
 * The statements of SQL as PostgreSQL would see them, found with its own lexer; what is between the semicolons need not be
 * valid. Requires `loadSqlParser()`.
 *
 * @throws SqlFault for a quote or a comment that is never closed, a command of psql and `copy … from stdin`.
 */
export function splitStatements(text: string): SqlStatement[] {
  const splitter = new StatementSplitter(text, new LineIndex(text));
  for (const token of scanSql(text)) {
    splitter.push(token);
  }
  return splitter.end();
}
