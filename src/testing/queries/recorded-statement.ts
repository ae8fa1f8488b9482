import type { EntityManager } from '@mikro-orm/core';

import type { ExecutedStatement } from './statement-log.js';
import { shapeOf, type StatementShape } from './statement-shape.js';

export interface RecordedStatement extends ExecutedStatement {
  readonly shape: StatementShape;
  /** Of the database, where several are recorded. */
  readonly database?: string;
  /** Knows the entities. */
  readonly em?: EntityManager;
}

export function toRecorded(
  statement: ExecutedStatement,
  { name, em }: { name?: string; em?: EntityManager },
): RecordedStatement {
  return {
    ...statement,
    shape: shapeOf(statement.sql, statement.parameters),
    ...(name === undefined ? {} : { database: name }),
    ...(em === undefined ? {} : { em }),
  };
}
