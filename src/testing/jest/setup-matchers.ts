import { expect } from '@jest/globals';
import type { EntityName } from '@mikro-orm/core';

import type { DatabaseSubject } from '../database-subject.js';
import * as matchers from '../matchers/index.js';
import type { RowQuery, SoftDeletedOptions } from '../matchers/index.js';
import type { Where } from '../matchers/row-conditions.js';

/** What `expect` can do beside what it can anyway. All of it is to be awaited. */
export interface DatabaseMatchers {
  /** Of a database: it has a row that agrees with `where`. */
  toHaveRow<Entity extends object>(entity: EntityName<Entity>, where: RowQuery<Entity>): Promise<void>;
  /** Of a database: as many rows agree with `where`, by default of all. */
  toHaveRowCount<Entity extends object>(
    entity: EntityName<Entity>,
    count: number,
    where?: RowQuery<Entity>,
  ): Promise<void>;
  /** Of a database: it has no row of the entity, or of any of several. */
  toBeEmpty(entities: EntityName | readonly EntityName[]): Promise<void>;
  /** Of an entity or a list: its row is there. */
  toExistInDatabase(): Promise<void>;
  /** Of an entity or a list: its row is there, and marked as deleted. */
  toBeSoftDeleted(options?: SoftDeletedOptions): Promise<void>;
}

declare module 'expect' {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends DatabaseMatchers {}
}

declare global {
  // oxlint-disable-next-line typescript/no-namespace
  namespace jest {
    interface Matchers<R, T = {}> extends DatabaseMatchers {}
  }
}

expect.extend({
  toHaveRow(database: DatabaseSubject, entity: EntityName, where: Where) {
    return matchers.toHaveRow(database, entity, where, this);
  },
  toHaveRowCount(database: DatabaseSubject, entity: EntityName, count: number, where?: Where) {
    return matchers.toHaveRowCount(database, entity, count, where, this);
  },
  toBeEmpty(database: DatabaseSubject, entities: EntityName | readonly EntityName[]) {
    return matchers.toBeEmpty(database, entities, this);
  },
  toExistInDatabase(subject: object | readonly object[]) {
    return matchers.toExistInDatabase(subject, this);
  },
  toBeSoftDeleted(subject: object | readonly object[], options?: SoftDeletedOptions) {
    return matchers.toBeSoftDeleted(subject, options, this);
  },
});
