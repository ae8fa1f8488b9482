import { splitStatements } from '../../../sql/split-statements.js';
import { SqlFault } from '../../../sql/sql-fault.js';
import { loadSqlParser } from '../../../sql/sql-parser.js';
import { parseTransactionCommand } from './transaction-command.js';

/**
 * The statements of SQL that begins or ends transactions among others; undefined where it does not, and PostgreSQL may
 * have it as it is.
 */
export async function splitControl(sql: string): Promise<string[] | undefined> {
  await loadSqlParser();
  const statements = statementsOf(sql);
  return statements.some(isControl) ? statements : undefined;
}

/** SQL that nobody can read is PostgreSQL's to refuse. */
function statementsOf(sql: string): string[] {
  try {
    return splitStatements(sql).map(({ text }) => text);
  } catch (error) {
    if (error instanceof SqlFault) {
      return [];
    }
    throw error;
  }
}

function isControl(statement: string): boolean {
  const kind = parseTransactionCommand(statement)?.kind;
  return kind === 'begin' || kind === 'commit' || kind === 'rollback' || kind === 'prepare';
}
