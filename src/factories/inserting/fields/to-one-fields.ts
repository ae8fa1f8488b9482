import type { EntityProperty } from '@mikro-orm/core';

import type { DatabaseValues, ToText } from '../../../entity-rows/database-value.js';
import { toCopyField } from '../../../sql/copy-field.js';
import type { FieldErrors } from '../field-errors.js';
import type { InsertColumn } from '../insert-column.js';
import { referredBy, RelatedKey } from '../related-key.js';
import { NULL, type PropertyFields } from './property-fields.js';

/** A relation to one row. */
export class ToOneFields implements PropertyFields {
  readonly #parts: readonly Part[];
  readonly #key: RelatedKey;
  readonly #length: number;

  constructor(
    private readonly property: EntityProperty,
    readonly columns: readonly InsertColumn[],
    values: DatabaseValues,
    private readonly errors: FieldErrors,
  ) {
    const referred = referredBy(property);
    const names = referred.flatMap(({ fieldNames }) => fieldNames);
    this.#key = new RelatedKey(referred);
    this.#length = names.length;
    this.#parts = columns.map((column) => {
      const index = property.joinColumns.indexOf(column.column.name);
      const from = names.indexOf(property.referencedColumnNames[index] ?? '');
      return { column, from: from < 0 ? index : from, toText: values.keyTextOf(property, index) };
    });
  }

  write(value: unknown, fields: string[], at: number, sequence: number): void {
    const key = value === null || value === undefined ? undefined : this.#read(value);
    for (let i = 0; i < this.#parts.length; i++) {
      const part = this.#parts[i];
      if (part !== undefined) {
        fields[at + i] = key === undefined ? this.#null(part, sequence) : this.#field(part, key);
      }
    }
  }

  #read(value: unknown): readonly unknown[] {
    const key = this.#key.read(value);
    if (key.length !== this.#length) {
      throw this.#notAKey(`gives ${this.#path} by ${key.length} values`);
    }
    return key;
  }

  #field({ from, toText }: Part, key: readonly unknown[]): string {
    const text = toText(key[from]);
    if (text === null) {
      throw this.#notAKey(`gives ${this.#path} by a row that has no key`);
    }
    return toCopyField(text);
  }

  #null({ column }: Part, sequence: number): string {
    if (column.column.notNull) {
      throw this.errors.value(column, sequence, 'it is null');
    }
    return NULL;
  }

  get #path(): string {
    return this.columns[0]?.path ?? this.property.name;
  }

  #notAKey(what: string) {
    const names = this.property.referencedColumnNames.join(', ');
    const remedy = `Give a row that was made before and is referred to, an entity that is stored, or the key (${names}).`;
    return this.errors.fault('notAKey', this.#path, what, remedy);
  }
}

interface Part {
  readonly column: InsertColumn;
  /** Where its value is in the key. */
  readonly from: number;
  readonly toText: ToText;
}
