import { type ChangeSet, ChangeSetPersister, type Transaction } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { EntityCopy } from './entity-copy.js';
import { insertRecords } from './insert-records.js';
import { partOf, tablesOf } from './joined-inheritance.js';
import { withMethods } from './with-methods.js';

/** Writes batches of new entities of a table, each while the next one is computed. */
export class BatchWriter {
  readonly #persister: ChangeSetPersister;
  #copy: EntityCopy | undefined;
  #last: Promise<void> = Promise.resolve();

  /** @param table its name, quoted, where COPY can write it. */
  constructor(
    private readonly em: EntityManager,
    private table: string | undefined,
    private readonly transaction?: Transaction,
  ) {
    this.#persister = persisterOf(em);
  }

  /** Waits for the batch before. */
  async write(batch: ChangeSet<object>[]): Promise<void> {
    const [first] = batch;
    if (first === undefined || this.#isCopied(batch, first)) {
      return;
    }
    await this.end();
    this.#last = this.#insert(batch, tablesOf(first.meta));
    // It is awaited later; a failure until then is no unhandled one.
    this.#last.catch(() => undefined);
  }

  async end(): Promise<void> {
    const copy = this.#copy;
    [this.#copy, this.table] = [undefined, undefined];
    await copy?.end();
    await this.#last;
  }

  /** Leaves nothing under way. */
  async abort(reason: unknown): Promise<void> {
    await this.#copy?.abort(reason instanceof Error ? reason : new Error(String(reason)));
    await this.#last.catch(() => undefined);
  }

  /** From the first batch on that it can not tell, COPY is done. */
  #isCopied(batch: readonly ChangeSet<object>[], first: ChangeSet<object>): boolean {
    if (this.table !== undefined) {
      this.#copy ??= new EntityCopy(this.em, this.table, first, this.transaction);
    }
    return this.#copy?.write(batch) === true;
  }

  async #insert(batch: ChangeSet<object>[], tables: ReturnType<typeof tablesOf>): Promise<void> {
    for (const table of tables) {
      await this.#persister.executeInserts(
        tables.length === 1 ? batch : batch.map((changes) => partOf(changes, table)),
        { ctx: this.transaction },
      );
    }
  }
}

/** MikroORM's own, with its statements replaced by faster ones. */
function persisterOf(em: EntityManager): ChangeSetPersister {
  const driver = em.getDriver();
  const inserting = withMethods(driver, { nativeInsertMany: insertRecords(driver) });
  return new ChangeSetPersister(withMethods(em, { getDriver: () => inserting }));
}
