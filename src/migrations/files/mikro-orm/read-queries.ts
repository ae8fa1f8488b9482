import type { AbstractSqlDriver } from '@mikro-orm/postgresql';

import { SqlFault } from '../../../sql/sql-fault.js';
import { loadSqlParser } from '../../../sql/sql-parser.js';
import { splitStatements } from '../../../sql/split-statements.js';
import type { MikroOrmQuery } from './mikro-orm-class.js';

/**
 * What a migration of MikroORM has added, statement by statement, so that each has its own place in the progress, the
 * checksum and the errors, with its values as literals.
 */
export async function readQueries(
  queries: readonly MikroOrmQuery[],
  driver: AbstractSqlDriver | undefined,
): Promise<string[]> {
  await loadSqlParser();
  return queries.map((query) => toText(query, driver)).flatMap(toStatements);
}

function toText(query: MikroOrmQuery, driver: AbstractSqlDriver | undefined): string {
  if (typeof query === 'string') {
    return query;
  }
  const { sql, params } = 'toRaw' in query ? query.toRaw() : query;
  return driver === undefined ? sql : driver.getPlatform().formatQuery(sql, params);
}

/** What can't be taken apart is left for the server to refuse. */
function toStatements(text: string): string[] {
  try {
    return splitStatements(text).map((statement) => statement.text);
  } catch (error) {
    if (error instanceof SqlFault) {
      return [text];
    }
    throw error;
  }
}
