import type { Kysely } from 'kysely';

import { Inspector } from '../../../database/catalogue/index.js';
import type { Row } from '../rows/row-values.js';
import { isTemplate, sql, type SqlText } from '../sql-text.js';
import { Cursors } from './cursors.js';
import { migrationDatabase, type DatabaseTables } from './migration-database.js';
import type { OperationQueue } from './operation-queue.js';
import type { ReadingOperations } from './reading-operations.js';
import { streamRows, type StreamOptions } from './stream-rows.js';

/** Reads in turn with the operations of a queue. */
export class MigrationReads implements ReadingOperations {
  readonly inspect: Inspector;
  readonly #queue: OperationQueue;
  readonly #cursors: Cursors;
  #db: Kysely<DatabaseTables> | undefined;

  constructor(queue: OperationQueue) {
    this.#queue = queue;
    this.#cursors = new Cursors(queue);
    this.inspect = new Inspector((text, parameters, call) =>
      queue.rows(text, { parameters, shownAs: `op.inspect.${call}` }),
    );
  }

  get db(): Kysely<DatabaseTables> {
    this.#db ??= migrationDatabase(this.#queue, this.#cursors);
    return this.#db;
  }

  rows<R extends object = Row>(text: SqlText | TemplateStringsArray, ...values: unknown[]): Promise<R[]> {
    return this.#queue.rows<R>(isTemplate(text) ? sql(text, ...values) : text);
  }

  stream<R extends object = Row>(
    text: SqlText | TemplateStringsArray,
    ...rest: unknown[]
  ): AsyncGenerator<R, void, undefined> {
    const read = (query: SqlText, options?: StreamOptions) =>
      streamRows<R>(this.#queue, this.#cursors, query, options);
    return isTemplate(text) ? read(sql(text, ...rest)) : read(text, rest[0] as StreamOptions | undefined);
  }
}
