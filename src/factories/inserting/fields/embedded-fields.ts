import type { PlainRow } from '../../../entity-rows/plain-row.js';
import { nearestName } from '../../../errors/nearest-name.js';
import type { FieldErrors } from '../field-errors.js';
import type { InsertColumn } from '../insert-column.js';
import type { PropertyFields } from './property-fields.js';

/** A property of an embeddable that has columns of its own. */
export interface EmbeddedPart {
  readonly name: string;
  readonly fields: PropertyFields;
  /** Makes what the embeddable gives it itself. */
  readonly make: ((value: PlainRow) => unknown) | undefined;
}

/** An embeddable whose properties have columns of their own. */
export class EmbeddedFields implements PropertyFields {
  readonly columns: readonly InsertColumn[];

  /** @param known the names of all properties of the embeddable. */
  constructor(
    private readonly path: string,
    private readonly parts: readonly EmbeddedPart[],
    private readonly known: ReadonlySet<string>,
    private readonly errors: FieldErrors,
  ) {
    this.columns = parts.flatMap(({ fields }) => fields.columns);
  }

  write(value: unknown, fields: string[], at: number, sequence: number): void {
    const plain = this.#plain(value);
    let next = at;
    for (const part of this.parts) {
      part.fields.write(plain === null ? null : valueOf(part, plain), fields, next, sequence);
      next += part.fields.columns.length;
    }
  }

  #plain(value: unknown): PlainRow | null {
    if (value === null || value === undefined) {
      return null;
    }
    if (!isObject(value)) {
      const remedy = `Give an object with ${[...this.known].join(', ')}, or null.`;
      throw this.errors.fault(
        'unsuitableProperty',
        this.path,
        `has ${JSON.stringify(value)} as ${this.path}`,
        remedy,
      );
    }
    this.#ensureKnown(value);
    return value;
  }

  #ensureKnown(value: object): void {
    for (const name of Object.keys(value)) {
      if (!this.known.has(name)) {
        const nearest = nearestName(name, this.known);
        const remedy =
          nearest === undefined ? `Known are ${[...this.known].join(', ')}.` : `Did you mean ${nearest}?`;
        const path = `${this.path}.${name}`;
        throw this.errors.fault('unknownProperty', path, `names ${path}, which is no property`, remedy);
      }
    }
  }
}

function isObject(value: unknown): value is PlainRow {
  return typeof value === 'object' && value !== null;
}

function valueOf({ name, make }: EmbeddedPart, value: PlainRow): unknown {
  const given = value[name];
  return given === undefined ? make?.(value) : given;
}
