import type { OperationQueue } from './operation-queue.js';

export interface CursorOptions {
  /** How many rows are fetched at once, at the most. */
  size: number;
  /** The values of `$1`, `$2` and so on. */
  parameters?: readonly unknown[];
  /** What the checksum and an error without a database take for the query. Default: its text. */
  shownAs?: string;
}

/**
 * The cursors of one migration. They are SQL cursors rather than portals of the protocol, so that the connection is free
 * between two batches.
 */
export class Cursors {
  readonly #queue: OperationQueue;
  readonly #open = new Set<string>();
  #count = 0;

  constructor(queue: OperationQueue) {
    this.#queue = queue;
    queue.beforeEnd(() => this.#closeAll());
  }

  /**
   * The rows of the query in batches. The cursor is opened when the first is asked for, sees the data as they are then,
   * and is closed when no more is wanted.
   */
  async *read<R extends object>(
    select: string,
    { size, parameters, shownAs = select }: CursorOptions,
  ): AsyncGenerator<R[], void, undefined> {
    const cursor = `"siskin_cursor_${++this.#count}"`;
    const hold = this.#queue.inTransaction ? '' : 'with hold ';
    await this.#queue.query(`declare ${cursor} no scroll cursor ${hold}for ${select}`, {
      parameters,
      shownAs,
    });
    this.#open.add(cursor);
    try {
      yield* this.#fetch<R>(cursor, size);
    } finally {
      await this.#close(cursor);
    }
  }

  async *#fetch<R extends object>(cursor: string, size: number): AsyncGenerator<R[], void, undefined> {
    let rows: R[];
    do {
      ({ rows } = await this.#queue.query<R>(`fetch forward ${size} from ${cursor}`));
      if (rows.length > 0) {
        yield rows;
      }
    } while (rows.length === size);
  }

  /** Before what is queued: a change of the table's definition would fail on the open cursor. */
  async #close(cursor: string): Promise<void> {
    await this.#queue.controlFirst(`close ${cursor}`);
    this.#open.delete(cursor);
  }

  /** Not one by one: a cursor that was opened after a savepoint is gone with it. */
  async #closeAll(): Promise<void> {
    if (this.#open.size > 0) {
      await this.#queue.controlFirst('close all');
    }
  }
}
