import type { Table } from '../../entity-rows/table.js';

/** The highest value that rows give for a column whose sequence would have counted on. */
export class HighestGiven {
  #highest: bigint | undefined;

  constructor(readonly sequence: string) {}

  /** @param text what PostgreSQL reads; other than whole numbers tell nothing. */
  see(text: string): void {
    if (/^\d{1,19}$/.test(text)) {
      const value = BigInt(text);
      if (this.#highest === undefined || value > this.#highest) {
        this.#highest = value;
      }
    }
  }

  get value(): bigint | undefined {
    return this.#highest;
  }
}

export function highestOf({ columns }: Table): Map<string, HighestGiven> {
  return new Map(
    [...columns.values()].flatMap(({ name, sequence }) =>
      sequence === null ? [] : [[name, new HighestGiven(sequence)] as const],
    ),
  );
}
