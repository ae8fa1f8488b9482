import type { AnyEntity, Configuration, EntityData, QueryResult } from '@mikro-orm/core';
import { PostgreSqlConnection } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';

import type { Operations } from '../../operations/operations.js';

type Execute = PostgreSqlConnection['execute'];
type BeginOptions = NonNullable<Parameters<PostgreSqlConnection['begin']>[0]>;

/**
 * MikroORM's connection on that of a migration: all that its driver and its EntityManager send takes its turn among what
 * the migration does, in its transaction. Without a database nothing is sent anywhere, since there is no pool behind it.
 */
export class MigrationConnection extends PostgreSqlConnection {
  readonly #op: Operations;

  constructor(config: Configuration, op: Operations) {
    super(config);
    this.#op = op;
  }

  override async ensureConnection(): Promise<void> {}

  override getClient<T>(): Kysely<T> {
    // MikroORM lets its caller say what tables there are.
    return this.#op.db as Kysely<unknown> as Kysely<T>;
  }

  override execute<T extends QueryResult | EntityData<AnyEntity> | EntityData<AnyEntity>[]>(
    ...[query, params, method, context = this.#op.db, logging]: Parameters<Execute>
  ): Promise<T> {
    return super.execute<T>(query, params, method, context, logging);
  }

  /** A savepoint, which no isolation level can be given to. */
  override begin({ ctx, ...options }: BeginOptions = {}) {
    const within: unknown = ctx;
    const isOutermost = within === undefined || within === this.#op.db;
    return super.begin(
      isOutermost ? { ...options, isolationLevel: undefined, readOnly: undefined } : { ...options, ctx },
    );
  }
}
