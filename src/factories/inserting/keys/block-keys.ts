import type { EntityProperty } from '@mikro-orm/core';

import type { Column } from '../../../entity-rows/table.js';
import type { InsertContext } from '../insert-context.js';
import type { KeySource } from './key-source.js';

const FIRST_LENGTH = 64;
const GREATEST_LENGTH = 10_000;

/**
 * Keys that the default of the column makes, such as the next values of its sequence: taken in blocks, each of which is asked
 * for while there is still half of the one before.
 */
export class BlockKeys implements KeySource {
  #block: readonly string[] = [];
  #at = 0;
  #next: readonly string[] | undefined;
  #asked: Promise<void> | undefined;
  #length = FIRST_LENGTH;

  constructor(
    private readonly context: InsertContext,
    private readonly property: EntityProperty,
    private readonly column: Column,
  ) {}

  get isReady(): boolean {
    return this.#at < this.#block.length || this.#next !== undefined;
  }

  async fill(): Promise<void> {
    await (this.#asked ??= this.#ask());
  }

  take(): unknown {
    if (this.#at === this.#block.length && this.#next !== undefined) {
      [this.#block, this.#next, this.#at] = [this.#next, undefined, 0];
    }
    const text = this.#block[this.#at++];
    if (this.#at * 2 > this.#block.length && this.#next === undefined && this.#asked === undefined) {
      this.#asked = this.#ask();
      // Whoever waits for it, or comes next to the server, hears of a failure.
      this.#asked.catch(() => undefined);
    }
    return text === undefined ? undefined : this.#toKey(text);
  }

  async #ask(): Promise<void> {
    const length = this.#length;
    this.#length = Math.min(length * 2, GREATEST_LENGTH);
    const { em, session } = this.context;
    // One row for all of them: so many objects would outlive the block.
    const [row] = await session.run(() =>
      em.execute<{ keys: string[] }[]>(
        `select json_agg((${this.column.default})::text) as keys from generate_series(1, ${length})`,
      ),
    );
    this.#next = row?.keys ?? [];
    this.#asked = undefined;
  }

  #toKey(text: string): unknown {
    const { customType, runtimeType } = this.property;
    if (customType !== undefined) {
      return customType.convertToJSValue(text, this.context.em.getPlatform());
    }
    const number = runtimeType === 'number' ? Number(text) : Number.NaN;
    return Number.isSafeInteger(number) ? number : text;
  }
}
