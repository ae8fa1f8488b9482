import { finished } from 'node:stream/promises';

import type { ChangeSet, Transaction } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';

import { copyTargetIn } from '../../database/copy-target.js';
import { CopyLines } from './copy-lines.js';
import { settleInserted } from './settle-inserted.js';

/** Writes new entities of a table, whose keys are known, by one COPY, which the server works on while the next ones are prepared. */
export class EntityCopy {
  readonly #copied: ChangeSet<object>[] = [];
  readonly #started = Date.now();
  readonly #lines: CopyLines | undefined;
  #stream?: CopyStreamQuery;
  #done: Promise<void> = Promise.resolve();
  #statement = '';

  constructor(
    private readonly em: EntityManager,
    private readonly table: string,
    first: ChangeSet<object>,
    private readonly transaction: Transaction,
  ) {
    this.#lines = CopyLines.of(em, first);
  }

  /** @returns false where COPY can not tell what is in them, or a flush would refuse it; then none of them is written. */
  write(batch: readonly ChangeSet<object>[]): boolean {
    const text = this.#lines?.of(batch);
    if (this.#lines === undefined || text === undefined) {
      return false;
    }
    this.#stream ??= this.#open(this.#lines);
    this.#stream.write(Buffer.from(text));
    this.#copied.push(...batch);
    return true;
  }

  /** Waits until all is written. */
  async end(): Promise<void> {
    this.#stream?.end();
    try {
      await this.#done;
    } catch (error) {
      this.#log('error');
      throw this.em.getDriver().convertException(error instanceof Error ? error : new Error(String(error)));
    }
    if (this.#stream !== undefined) {
      this.#log('info');
    }
    settleInserted(this.em, this.#copied);
  }

  /** Has the server forget it. */
  async abort(reason: Error): Promise<void> {
    this.#stream?.destroy(reason);
    await this.#done.catch(() => undefined);
  }

  #open({ columns }: CopyLines): CopyStreamQuery {
    const quote = (name: string) => this.em.getDriver().getPlatform().quoteIdentifier(name);
    this.#statement = `copy ${this.table} (${columns.map(quote).join(', ')}) from stdin`;
    const stream = copyTargetIn(this.transaction).query(copyFrom(this.#statement));
    this.#done = finished(stream);
    // It is awaited later; a failure until then is no unhandled one.
    this.#done.catch(() => undefined);
    return stream;
  }

  #log(level: 'info' | 'error'): void {
    const [took, affected] = [Date.now() - this.#started, this.#copied.length];
    this.em.config.getLogger().logQuery({ level, query: this.#statement, took, affected });
  }
}
