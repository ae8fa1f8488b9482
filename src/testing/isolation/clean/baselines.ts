import { baselineTable, blockTable } from './clean-schema.js';
import type { SequenceState } from './sequence-states.js';
import type { TableFacts } from './table-facts.js';

/** What a block of tests found when its first test began, as far as it differs from the block around it. */
interface Block {
  readonly tables: Map<number, string>;
  /** What is kept again when the block is left. */
  sequences: readonly SequenceState[];
}

/** What the state goes back to after a test: the template's, with what the blocks around the test have added. */
export class Baselines {
  readonly #blocks: Block[] = [];
  readonly #cleanBefore = new Map<number, string>();

  enter(): void {
    this.#blocks.push({ tables: new Map(), sequences: [] });
  }

  /** What is kept of a table is another one from here on, so that no row is known to be as it is to be. */
  leave(): Block | undefined {
    const block = this.#blocks.pop();
    block?.tables.forEach((_, oid) => this.#cleanBefore.delete(oid));
    return block;
  }

  /** The transaction before which all rows of the table are those of its baseline; undefined where it is not known. */
  cleanBefore({ oid }: TableFacts): string | undefined {
    return this.#cleanBefore.get(oid);
  }

  /** The tables were brought back. */
  restored(tables: readonly TableFacts[], cleanBefore: string): void {
    tables.forEach(({ oid }) => this.#cleanBefore.set(oid, cleanBefore));
  }

  /** Where the rows of the table are; undefined where it has none. */
  of({ oid, hasBaseline }: TableFacts): string | undefined {
    const block = this.#blocks.findLast(({ tables }) => tables.has(oid));
    return block?.tables.get(oid) ?? (hasBaseline ? baselineTable(oid) : undefined);
  }

  /** Names of the copies that the innermost block is to have. */
  copiesOf(tables: readonly TableFacts[]): [table: TableFacts, copy: string][] {
    return tables.map((table) => [table, blockTable(this.#blocks.length, table.oid)]);
  }

  /** From here on the innermost block has these. */
  keep(copies: readonly [table: TableFacts, copy: string][], sequences: readonly SequenceState[]): void {
    const block = this.#blocks.at(-1);
    if (block !== undefined) {
      copies.forEach(([{ oid }, copy]) => {
        block.tables.set(oid, copy);
        this.#cleanBefore.delete(oid);
      });
      block.sequences = sequences;
    }
  }
}
