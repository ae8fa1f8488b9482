import type { Lookup } from './lookup.js';
import type { Mark, Relation, Slot, StagingLayout } from './staging-layout.js';
import { toCopyField } from '../../sql/copy-field.js';
import { toArrayText } from '../../sql/value-text.js';

/** A row on its way into the staging table. */
export class RowDraft {
  readonly #fields: (string | null)[];
  readonly #marks: Mark[];
  readonly #lookups: (KeyOfLookup | undefined)[];

  constructor(
    /** Counted from 1. */
    readonly row: number,
    private readonly layout: StagingLayout,
  ) {
    const { slots, relations } = layout;
    this.#fields = Array<string | null>(slots.length).fill(null);
    this.#marks = Array<Mark>(slots.length).fill('-');
    this.#lookups = Array<KeyOfLookup | undefined>(relations.length).fill(undefined);
  }

  set({ index }: Slot, text: string | null, mark: Mark): void {
    this.#fields[index - 1] = text;
    this.#marks[index - 1] = mark;
  }

  look({ index }: Relation, lookup: Lookup, texts: readonly string[]): void {
    this.#lookups[index - 1] = { lookup, texts };
  }

  isGiven({ index }: Slot): boolean {
    return this.#marks[index - 1] === 'g';
  }

  has({ index }: Slot): boolean {
    return this.#marks[index - 1] !== '-';
  }

  /** Whether there is neither a value nor a key to find one by. */
  isNull(slot: Slot): boolean {
    const relation = this.layout.relationOf(slot);
    const looked = relation !== undefined && this.#lookups[relation.index - 1] !== undefined;
    return this.#fields[slot.index - 1] === null && !looked;
  }

  /** The line for COPY; counts what the row has. */
  toLine(): string {
    let line = `${this.row}\t${this.#marks.join('')}`;
    this.layout.slots.forEach(({ counts }, i) => {
      counts.given += this.#marks[i] === 'g' ? 1 : 0;
      counts.default += this.#marks[i] === 'd' ? 1 : 0;
      line += `\t${toCopyField(this.#fields[i] ?? null)}`;
    });
    for (const key of this.#lookups) {
      line += key === undefined ? '\t\\N\t\\N' : `\t${key.lookup.id}\t${toCopyField(toArrayText(key.texts))}`;
    }
    return `${line}\n`;
  }
}

interface KeyOfLookup {
  readonly lookup: Lookup;
  readonly texts: readonly string[];
}
