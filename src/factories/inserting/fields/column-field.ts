import type { EntityProperty } from '@mikro-orm/core';

import type { ToText } from '../../../entity-rows/database-value.js';
import { itemMisfit, textMisfit } from '../../../entity-rows/misfit.js';
import { toCopyField } from '../../../sql/copy-field.js';
import type { FieldErrors } from '../field-errors.js';
import type { InsertColumn } from '../insert-column.js';
import { NULL, type PropertyFields } from './property-fields.js';

/** A property of one column: a scalar, or an embeddable that is JSON. */
export class ColumnField implements PropertyFields {
  readonly columns: readonly InsertColumn[];
  readonly #property: EntityProperty;
  readonly #isEnum: boolean;

  constructor(
    private readonly column: InsertColumn,
    private readonly toText: ToText,
    private readonly errors: FieldErrors,
  ) {
    this.columns = [column];
    this.#property = column.property;
    this.#isEnum = column.property.items !== undefined;
  }

  write(value: unknown, fields: string[], at: number, sequence: number): void {
    if (typeof value === 'number' && this.#property.customType === undefined && !this.#isEnum) {
      fields[at] = String(value);
      return;
    }
    const text = this.#toText(value, sequence);
    if (text === null && this.column.column.notNull) {
      throw this.errors.value(this.column, sequence, 'it is null');
    }
    fields[at] = text === null ? NULL : toCopyField(text);
  }

  #toText(value: unknown, sequence: number): string | null {
    this.#ensureFit(this.#isEnum ? itemMisfit(this.#property, value) : undefined, sequence);
    let text: string | null;
    try {
      text = this.toText(value);
    } catch (cause) {
      throw this.errors.value(
        this.column,
        sequence,
        cause instanceof Error ? cause.message : String(cause),
        cause,
      );
    }
    this.#ensureFit(textMisfit(text), sequence);
    return text;
  }

  #ensureFit(misfit: string | undefined, sequence: number): void {
    if (misfit !== undefined) {
      throw this.errors.value(this.column, sequence, misfit);
    }
  }
}
