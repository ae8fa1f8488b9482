import type { PropertyWriter } from './property-writer.js';
import type { RowErrors } from './reference-context.js';
import type { RowDraft } from './row-draft.js';
import type { Mark, Slot } from './staging-layout.js';

/** An embeddable whose properties have columns of their own. */
export class EmbeddedWriter implements PropertyWriter {
  readonly fitsKey = false;

  constructor(
    private readonly path: string,
    private readonly writers: ReadonlyMap<string, PropertyWriter>,
    private readonly errors: RowErrors,
  ) {}

  get slots(): readonly Slot[] {
    return [...this.writers.values()].flatMap(({ slots }) => slots);
  }

  write(value: unknown, draft: RowDraft, mark: Mark): void {
    if (value === null) {
      for (const writer of this.writers.values()) {
        writer.write(null, draft, mark);
      }
      return;
    }
    if (typeof value !== 'object' || value === undefined) {
      throw this.errors.fault(
        'unsuitableProperty',
        draft.row,
        `has ${JSON.stringify(value)} as ${this.path}`,
        `Give an object with ${[...this.writers.keys()].join(', ')}, or null.`,
        this.path,
      );
    }
    this.#writeEach(value, draft, mark);
  }

  #writeEach(value: object, draft: RowDraft, mark: Mark): void {
    for (const [name, nested] of Object.entries(value)) {
      const writer = this.writers.get(name);
      if (writer === undefined) {
        const property = `${this.path}.${name}`;
        const known = `Known are ${[...this.writers.keys()].join(', ')}.`;
        throw this.errors.fault(
          'unknownProperty',
          draft.row,
          `names ${property}, which is no property`,
          known,
          property,
        );
      }
      if (nested !== undefined) {
        writer.write(nested, draft, mark);
      }
    }
  }
}
