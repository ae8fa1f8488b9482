import type { EntityProperty } from '@mikro-orm/core';

import type { DatabaseValues } from '../../entity-rows/database-value.js';
import { expectedOf } from '../../entity-rows/expected.js';
import { itemMisfit, textMisfit } from '../../entity-rows/misfit.js';
import type { PropertyWriter } from './property-writer.js';
import type { RowErrors } from './reference-context.js';
import type { RowDraft } from './row-draft.js';
import type { Mark, Slot } from './staging-layout.js';

/** A property of one column: a scalar, or an embeddable that is JSON. */
export class ColumnWriter implements PropertyWriter {
  readonly fitsKey = true;

  constructor(
    readonly slot: Slot,
    private readonly property: EntityProperty,
    private readonly values: DatabaseValues,
    private readonly errors: RowErrors,
  ) {}

  get slots(): readonly Slot[] {
    return [this.slot];
  }

  write(value: unknown, draft: RowDraft, mark: Mark): void {
    const text = this.#toText(value, draft);
    if (text === null && mark === 'g' && this.slot.column.notNull) {
      throw this.#unfit(draft, 'it is null');
    }
    draft.set(this.slot, text, mark);
  }

  #toText(value: unknown, draft: RowDraft): string | null {
    this.#ensureFit(itemMisfit(this.property, value), draft);
    let text: string | null;
    try {
      text = this.values.textOf(this.property)(value);
    } catch (cause) {
      throw this.#unfit(draft, cause instanceof Error ? cause.message : String(cause), cause);
    }
    this.#ensureFit(textMisfit(text), draft);
    return text;
  }

  #ensureFit(misfit: string | undefined, draft: RowDraft): void {
    if (misfit !== undefined) {
      throw this.#unfit(draft, misfit);
    }
  }

  #unfit(draft: RowDraft, reason: string, cause?: unknown) {
    const { path, column } = this.slot;
    const expected = expectedOf(this.slot);
    return this.errors.value({
      row: draft.row,
      property: path,
      column: column.name,
      expected,
      reason,
      cause,
    });
  }
}
