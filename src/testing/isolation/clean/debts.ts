import type { DatabaseClient } from '../../../database/client.js';
import { CLEAN_SCHEMA, tableOfBlockTable } from './clean-schema.js';
import { keepState, KEEP_TEMPLATE_STATES, type SequenceState } from './sequence-states.js';

/** What blocks that were left have still in the database, to be taken away by the next cleaning. */
export class Debts {
  /** Tables whose rows are those of such a block. */
  readonly tables = new Set<number>();
  readonly #states: SequenceState[] = [];
  readonly #copies: string[] = [];

  /** What runs that were killed have left. */
  static async ofKilledRuns(client: DatabaseClient): Promise<Debts> {
    await client.query(KEEP_TEMPLATE_STATES);
    const { rows } = await client.query<{ name: string }>(
      'select relname as name from pg_class where relnamespace = $1::regnamespace',
      [CLEAN_SCHEMA],
    );
    const debts = new Debts();
    for (const { name } of rows) {
      const table = tableOfBlockTable(name);
      if (table !== undefined) {
        debts.add({ tables: new Map([[table, `${CLEAN_SCHEMA}.${name}`]]), sequences: [] });
      }
    }
    return debts;
  }

  add(block: { tables: ReadonlyMap<number, string>; sequences: readonly SequenceState[] }): void {
    for (const [table, copy] of block.tables) {
      this.tables.add(table);
      this.#copies.push(copy);
    }
    this.#states.push(...block.sequences);
  }

  get isEmpty(): boolean {
    return this.#copies.length + this.#states.length === 0;
  }

  get sequences(): number[] {
    return this.#states.map(({ sequence }) => sequence);
  }

  /** Statements for before the rows are brought back. Of several states of one sequence the outermost block's is the last. */
  get before(): string[] {
    return this.#states.map(keepState);
  }

  /** Statements for afterwards. */
  get after(): string[] {
    return this.#copies.length === 0 ? [] : [`drop table if exists ${this.#copies.join(', ')}`];
  }

  clear(): void {
    this.tables.clear();
    this.#states.length = 0;
    this.#copies.length = 0;
  }
}
