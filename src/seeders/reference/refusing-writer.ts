import type { PropertyWriter } from './property-writer.js';
import type { RowErrors } from './reference-context.js';
import type { RowDraft } from './row-draft.js';
import type { Mark, Slot } from './staging-layout.js';

/** A property that is not declared, and why. */
export class RefusingWriter implements PropertyWriter {
  readonly slots: readonly Slot[] = [];
  readonly fitsKey = false;

  constructor(
    private readonly path: string,
    /** Such as `is a collection`. */
    private readonly why: string,
    private readonly remedy: string,
    private readonly errors: RowErrors,
  ) {}

  write(_value: unknown, draft: RowDraft, _mark: Mark): void {
    throw this.errors.fault(
      'unsuitableProperty',
      draft.row,
      `names ${this.path}, which ${this.why}`,
      this.remedy,
      this.path,
    );
  }
}
