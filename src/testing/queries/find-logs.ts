import type { EntityManager } from '@mikro-orm/core';

import { NoStatementLogError } from '../../errors/no-statement-log.error.js';
import { entityManagerOf, type DatabaseSubject } from '../database-subject.js';
import { activeStatementLogs, type ActiveStatementLog } from './active-statement-logs.js';
import { mikroOrmStatements } from './mikro-orm-statements.js';
import type { StatementLog } from './statement-log.js';

/** A database: what `useDatabase` returns, a MikroORM, an EntityManager or a log. */
export type QuerySource = DatabaseSubject | StatementLog;

/** @throws NoStatementLogError, MatcherSubjectError */
export function findLogs(on: QuerySource | undefined): ActiveStatementLog[] {
  if (on === undefined) {
    return ensureSome([...activeStatementLogs]);
  }
  if ('onStatement' in on) {
    return [on];
  }
  const em = entityManagerOf(on);
  return [activeLogOf(em) ?? { ...mikroOrmStatements(em), em }];
}

function ensureSome(logs: ActiveStatementLog[]): ActiveStatementLog[] {
  if (logs.length === 0) {
    throw new NoStatementLogError();
  }
  return logs.length === 1 ? logs.map(withoutName) : logs;
}

/** The name tells databases apart. */
function withoutName(log: ActiveStatementLog): ActiveStatementLog {
  const onStatement: StatementLog['onStatement'] = (listener) => log.onStatement(listener);
  return log.em === undefined ? { onStatement } : { onStatement, em: log.em };
}

function activeLogOf({ config }: EntityManager): ActiveStatementLog | undefined {
  const found = [...activeStatementLogs].find(({ em }) => em?.config === config);
  return found === undefined ? undefined : withoutName(found);
}
