import type { EntityManager } from '@mikro-orm/postgresql';

import type { DatabaseValues } from '../../entity-rows/database-value.js';
import type { ColumnSets } from './column-sets.js';
import type { Session } from './session.js';

/** What all that takes part in one insert shares. */
export interface InsertContext {
  readonly em: EntityManager;
  readonly randomSeed: number;
  readonly session: Session;
  readonly values: DatabaseValues;
  readonly columnSets: ColumnSets;
}
