import type { EntityManager } from '@mikro-orm/postgresql';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import type { CopyStreamQuery } from 'pg-copy-streams';

/** What takes the stream of a `copy … from stdin` to the server: a `DatabaseClient`, or {@link copyTargetOf}. */
export interface CopyTarget {
  query(stream: CopyStreamQuery): CopyStreamQuery;
}

/**
 * Takes a COPY into the transaction that an EntityManager has to be in.
 *
 * Kysely gives nobody its pg client. But it hands on the text of a query as it is, and pg takes a stream in its place.
 *
 * @throws TypeError where there is no transaction.
 */
export function copyTargetOf(em: EntityManager): CopyTarget {
  const transaction = em.getTransactionContext<ControlledTransaction<unknown>>();
  if (transaction === undefined) {
    throw new TypeError('A COPY through an EntityManager needs a transaction.');
  }
  return copyTargetIn(transaction);
}

/** @param transaction of MikroORM. */
export function copyTargetIn(transaction: ControlledTransaction<unknown>): CopyTarget {
  return {
    query(stream) {
      const query = Object.assign({ ...CompiledQuery.raw(stream.text) }, { sql: stream });
      const failed = (error: unknown) => stream.destroy(error instanceof Error ? error : undefined);
      transaction.getExecutor().executeQuery(query).catch(failed);
      return stream;
    },
  };
}
