import type { RowDraft } from './row-draft.js';
import type { Mark, Slot } from './staging-layout.js';

/** Writes the value of one property into a row. */
export interface PropertyWriter {
  readonly slots: readonly Slot[];
  /** Whether it can be a part of the natural key. */
  readonly fitsKey: boolean;
  /** @throws InvalidReferenceError, ReferenceValueError */
  write(value: unknown, draft: RowDraft, mark: Mark): void;
}
