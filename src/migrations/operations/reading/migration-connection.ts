import { SelectQueryNode, type CompiledQuery, type DatabaseConnection, type QueryResult } from 'kysely';

import { quoteLiteral } from '../literal.js';
import type { Cursors } from './cursors.js';
import type { OperationQueue } from './operation-queue.js';
import type { QueryDetails } from './operation-sink.js';

/** The migration's connection as Kysely sees it: every query takes its turn among all that the migration does. */
export class MigrationConnection implements DatabaseConnection {
  readonly #queue: OperationQueue;
  readonly #cursors: Cursors;

  constructor(queue: OperationQueue, cursors: Cursors) {
    this.#queue = queue;
    this.#cursors = cursors;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows, affected } = await this.#queue.query<R & object>(query.sql, detailsOf(query));
    return { rows, numAffectedRows: affected };
  }

  async *streamQuery<R>(query: CompiledQuery, chunkSize: number): AsyncIterableIterator<QueryResult<R>> {
    if (!SelectQueryNode.is(query.query)) {
      // PostgreSQL has no cursor over what an insert, update or delete returns.
      yield await this.executeQuery<R>(query);
      return;
    }
    const options = { size: chunkSize, ...detailsOf(query) };
    for await (const rows of this.#cursors.read<R & object>(query.sql, options)) {
      yield { rows };
    }
  }
}

/** Values are literals in the text already, but for queries that were compiled elsewhere. */
function detailsOf({ sql, parameters }: CompiledQuery): QueryDetails {
  return parameters.length === 0
    ? {}
    : { parameters, shownAs: `${sql} -- ${parameters.map(quoteLiteral).join(', ')}` };
}
